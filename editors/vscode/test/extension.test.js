'use strict';
// The client's own code against a stub of the editor: what it registers, starts and asks.
const test = require('node:test');
const assert = require('node:assert');
const Module = require('node:module');

const said = { commands: {}, clients: [], requests: [], errors: [], executed: [] };
let configuration = {};
let pick = (items) => items[0];
const CHOICES = { machines: ['board-a', 'board-c'], machine: 'board-a', images: ['factory', 'release'], image: '' };

const stub = {
  vscode: {
    workspace: {
      getConfiguration: () => ({
        get: (name) => configuration[name] || '',
        update: async (name, value) => { configuration[name] = value; },
      }),
      workspaceFolders: [],
      registerTextDocumentContentProvider: (scheme, provider) => { said.provider = provider; return {}; },
      openTextDocument: async (uri) => ({ content: await said.provider.provideTextDocumentContent(uri) }),
    },
    window: {
      createStatusBarItem: () => ({ show() { said.shown = true; } }),
      showErrorMessage: async (message) => { said.errors.push(message); },
      showInputBox: async () => 'board-b',
      showQuickPick: async (items) => { said.items = items; return pick(items); },
      showTextDocument: async (document) => { said.document = document; },
    },
    commands: {
      registerCommand: (name, run) => { said.commands[name] = run; return {}; },
      executeCommand: async (name) => { said.executed.push(name); },
    },
    languages: { onDidChangeDiagnostics: (run) => { said.changed = run; return {}; }, getDiagnostics: () => [['u', [{ source: 'bsplint', code: 'some-rule' }, { source: 'other', code: 'x' }]]] },
    Uri: { from: (parts) => parts, file: (path) => ({ path }) },
    env: { openExternal: async (uri) => { said.page = uri.path; } },
    StatusBarAlignment: { Left: 1 },
    ConfigurationTarget: { Workspace: 2 },
  },
  'vscode-languageclient/node': {
    LanguageClient: class {
      constructor(id, name, server, options) { said.clients.push({ server, options }); }
      async start() {}
      isRunning() { return true; }
      async stop() { said.stopped = (said.stopped || 0) + 1; }
      async sendRequest(method, asked) { said.requests.push(asked); return asked.command === 'bsplint.choices' ? CHOICES : `answer to ${asked.command}`; }
    },
  },
};
const load = Module._load;
stub['node:child_process'] = {
  ...require('node:child_process'),
  execFile: (program, args, options, done) => { said.run = { program, args }; done(); },
};
Module._load = (name, ...rest) => stub[name] || load(name, ...rest);
const java = require('../out/java');
const extension = require('../out/extension');
const manifest = require('../package.json');

const context = { subscriptions: [], extensionPath: '/extension' };

test('activation starts the server with the jar that comes along', async () => {
  java.find = () => ({ program: '/jdk/bin/java' });
  await extension.activate(context);
  const { server, options } = said.clients[0];
  assert.equal(server.command, '/jdk/bin/java');
  assert.deepEqual(server.args.slice(-3), ['-jar', '/extension/server/bsplint.jar', 'lsp']);
  assert.ok(options.documentSelector.some((one) => one.pattern.includes('bbappend')));
  assert.ok(said.shown);
});

test('every command of the manifest is registered', () => {
  const wanted = manifest.contributes.commands.map((one) => one.command).sort();
  assert.deepEqual(Object.keys(said.commands).sort(), wanted);
});

test('explaining a rule offers those that are found', async () => {
  await said.commands['bsplint.explainRule']();
  assert.deepEqual(said.requests.at(-1), { command: 'bsplint.explain', arguments: ['some-rule', 'shown'] });
  assert.equal(said.document.content, 'answer to bsplint.explain');
});

test('a code action that explains opens the answer, other commands go to the server', async () => {
  const { middleware } = said.clients[0].options;
  await middleware.executeCommand('bsplint.story', ['fuse prog'], () => assert.fail('not to the server alone'));
  assert.equal(said.document.content, 'answer to bsplint.story');
  assert.equal(await middleware.executeCommand('other', [], () => 'passed on'), 'passed on');
});

test('when findings change the status bar asks anew, once', async () => {
  said.requests.length = 0;
  said.changed();
  said.changed();
  await new Promise((done) => setTimeout(done, 600));
  assert.deepEqual(said.requests.map((one) => one.command), ['bsplint.summary']);
});

test('machines of the project are offered, the one in view marked', async () => {
  pick = () => undefined;
  await said.commands['bsplint.chooseMachine']();
  assert.deepEqual(said.items.map((one) => one.label),
    ['$(check) the project\'s own machine', '$(check) board-a', 'board-c', '$(edit) Another name …']);
  assert.equal(configuration.machine, undefined, 'nothing is chosen by leaving');
  pick = (items) => items.find((one) => one.name === 'board-c');
  await said.commands['bsplint.chooseMachine']();
  assert.equal(configuration.machine, 'board-c');
});

test('a chosen machine stands first, and can be taken back', async () => {
  pick = (items) => items.find((one) => one.name === '');
  await said.commands['bsplint.chooseMachine']();
  assert.deepEqual(said.items.map((one) => one.label),
    ['$(check) board-c', 'board-a', 'the project\'s own machine', '$(edit) Another name …']);
  assert.equal(configuration.machine, '');
});

test('the report is of the machine that was chosen', async () => {
  stub.vscode.workspace.workspaceFolders = [{ uri: { fsPath: '/project' } }];
  configuration = { machine: 'board-c' };
  await said.commands['bsplint.openReport']();
  assert.deepEqual(said.run.args.slice(-3), ['--machine', 'board-c', '/project']);
  assert.ok(said.run.args.includes(`html=${said.page}`));
  configuration = {};
  await said.commands['bsplint.openReport']();
  assert.deepEqual(said.run.args.slice(-2), ['--quiet', '/project']);
});

test('images of the project are offered, all of them first', async () => {
  pick = (items) => items.find((one) => one.name === 'release');
  await said.commands['bsplint.chooseImage']();
  assert.deepEqual(said.items.map((one) => one.label),
    ['$(check) all images', 'factory', 'release', '$(edit) Another name …']);
  assert.equal(configuration.image, 'release');
});

test('a name that the server does not know can be typed', async () => {
  pick = (items) => items.at(-1);
  await said.commands['bsplint.chooseMachine']();
  assert.equal(configuration.machine, 'board-b');
});

test('restarting stops the old server', async () => {
  await said.commands['bsplint.restart']();
  assert.equal(said.stopped, 1);
  assert.equal(said.clients.at(-1).options.initializationOptions.machine, 'board-b');
});

test('without a Java the user is told', async () => {
  java.find = () => ({ problem: 'no Java was found' });
  await said.commands['bsplint.restart']();
  assert.match(said.errors.at(-1), /no Java/);
});

test('checking the project shows the problems', async () => {
  await said.commands['bsplint.checkProject']();
  assert.ok(said.executed.includes('workbench.actions.view.problems'));
});
