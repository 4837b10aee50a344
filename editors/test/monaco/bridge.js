// Joins a page to the language server: static files, and a websocket whose messages are the protocol's bodies.
'use strict';
const { spawn } = require('child_process');
const fs = require('fs');
const http = require('http');
const path = require('path');
const { WebSocketServer } = require('ws');

const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html', '.ttf': 'font/ttf' };

/** A server on a free port of this machine; `files` are folders by the first part of the address. */
function start(files, command) {
  const server = http.createServer((request, response) => {
    const parts = decodeURIComponent(request.url.split('?')[0]).split('/').filter(Boolean);
    const root = files[parts.shift()];
    const file = root && path.join(root, ...parts);
    if (!file || !file.startsWith(root) || !fs.existsSync(file) || !fs.statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': TYPES[path.extname(file)] || 'application/octet-stream' });
    fs.createReadStream(file).pipe(response);
  });
  const sockets = new WebSocketServer({ server, path: '/lsp' });
  sockets.on('connection', (socket) => join(socket, spawn(command[0], [...command.slice(1), 'lsp'], { stdio: ['pipe', 'pipe', 'inherit'] })));
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function join(socket, language) {
  socket.on('message', (body) => {
    language.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    language.stdin.write(body);
  });
  socket.on('close', () => language.stdin.end());
  let waiting = Buffer.alloc(0);
  language.stdout.on('data', (more) => {
    waiting = Buffer.concat([waiting, more]);
    for (;;) {
      const end = waiting.indexOf('\r\n\r\n');
      const length = end < 0 ? NaN : Number(/Content-Length: *(\d+)/i.exec(waiting.toString('latin1', 0, end))[1]);
      if (!(waiting.length >= end + 4 + length)) return;
      socket.send(waiting.toString('utf8', end + 4, end + 4 + length));
      waiting = waiting.subarray(end + 4 + length);
    }
  });
}

module.exports = { start };
