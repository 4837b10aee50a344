'use strict';
const path = require('path');
const child = require('child_process');
const os = require('os');
const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');
const java = require('./java');

/** Files the server looks after, whatever language another extension gives them. */
const PATTERNS = [
  '**/*.{cmd,ubs,bb,bbappend,bbclass,inc,conf,mk,cfg,config,env,dts,dtsi}',
  '**/*_defconfig', '**/defconfig', '**/.config', '**/Kconfig*', '**/Makefile', '**/boot.scr.txt', '**/uEnv*.txt',
  '**/*.{yaml,yml}',
];
/** How long diagnostics have to be still before the status bar asks for its numbers. */
const QUIET = 400;

let client;
let status;
let waiting;

function settings() {
  return vscode.workspace.getConfiguration('bsplint');
}

function jar(context) {
  return settings().get('server.jar') || path.join(context.extensionPath, 'server', 'bsplint.jar');
}

function flags() {
  return ['-XX:+UseSerialGC', '-Xshare:auto', '-Xms96m', '-Xmx700m', '-Xmn48m', '-XX:MetaspaceSize=80m', '-XX:MinHeapFreeRatio=10', '-XX:MaxHeapFreeRatio=25'];
}

/** What the server is told of the user's choices. */
function choices() {
  return { machine: settings().get('machine'), image: settings().get('image'), ecosystem: settings().get('ecosystem') };
}

async function start(context) {
  const found = java.find(settings().get('java.home'), process.env, process.platform);
  if (found.problem) {
    const open = 'Open settings';
    if ((await vscode.window.showErrorMessage(found.problem, open)) === open) {
      vscode.commands.executeCommand('workbench.action.openSettings', 'bsplint.java.home');
    }
    return;
  }
  client = new LanguageClient('bsplint', 'bsplint',
    { command: found.program, args: [...flags(), '-jar', jar(context), 'lsp'] },
    {
      documentSelector: PATTERNS.map((pattern) => ({ scheme: 'file', pattern })),
      initializationOptions: choices(),
      synchronize: { configurationSection: 'bsplint' },
      middleware: { executeCommand: show },
    });
  await client.start();
  await refreshStatus();
}

/** The second argument tells the server that its answer is shown here. */
async function ask(command, argument = '') {
  const given = [argument, 'shown'];
  return client ? client.sendRequest('workspace/executeCommand', { command, arguments: given }) : '';
}

/** Commands of code actions and lenses: their answers are documents. */
async function show(command, given, next) {
  const kind = command.replace('bsplint.', '');
  return ['explain', 'story'].includes(kind) ? openText(kind, given[0]) : next(command, given);
}

/** Opens what the server says; a document of its own scheme, so that nobody is asked to save it. */
async function openText(kind, argument) {
  const uri = vscode.Uri.from({ scheme: 'bsplint', path: `${kind}.md`, query: argument });
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
}

async function refreshStatus() {
  if (!client || !client.isRunning()) return;
  const text = await ask('bsplint.summary');
  status.text = `$(checklist) ${text.split('\n')[0] || 'bsplint'}`;
  status.tooltip = text;
  status.show();
}

/** Findings changed: the status bar tells their number. */
function diagnosticsChanged() {
  clearTimeout(waiting);
  waiting = setTimeout(() => refreshStatus().catch(() => {}), QUIET);
}

async function checkProject() {
  await refreshStatus();
  await vscode.commands.executeCommand('workbench.actions.view.problems');
}

async function explainRule(rule) {
  const names = [...new Set(vscode.languages.getDiagnostics()
    .flatMap(([, all]) => all)
    .filter((one) => one.source === 'bsplint' && one.code)
    .map((one) => String(one.code.value || one.code)))].sort();
  const name = rule || await vscode.window.showQuickPick(names, { placeHolder: 'rule' });
  if (!name) return;
  await openText('explain', name);
}

/** Runs `report --format html` on the first folder and opens the page. */
async function openReport(context) {
  const folder = (vscode.workspace.workspaceFolders || [])[0];
  const found = java.find(settings().get('java.home'), process.env, process.platform);
  if (!folder || found.problem) {
    vscode.window.showErrorMessage(found.problem || 'bsplint: open a folder first');
    return;
  }
  const page = path.join(os.tmpdir(), `bsplint-report-${process.pid}.html`);
  const args = [...flags(), '-jar', jar(context), 'report', '--output', `html=${page}`, '--quiet', folder.uri.fsPath];
  await new Promise((done) => child.execFile(found.program, args, { maxBuffer: 64 << 20 }, done));
  await vscode.env.openExternal(vscode.Uri.file(page));
}

/** What can be chosen: names as the server knows them, the one in view first and marked, none, and any other by its name. */
function picks(setting, names, current, none) {
  const chosen = settings().get(setting);
  const marked = chosen || (setting === 'machine' ? current : '');
  const item = (name) => (name === marked ? { label: `$(check) ${name}`, name, description: 'in view' } : { label: name, name });
  const all = [...new Set(marked ? [marked, ...names] : names)].map(item);
  const nothing = chosen ? { label: none, name: '' } : { label: `$(check) ${none}`, name: '', description: 'in view' };
  return [...(chosen ? [...all, nothing] : [nothing, ...all]), { label: '$(edit) Another name …', other: true }];
}

async function choose(setting, list, none, prompt) {
  const known = (client && client.isRunning() && (await ask('bsplint.choices'))) || {};
  const items = picks(setting, known[list] || [], known[setting] || '', none);
  const pick = await vscode.window.showQuickPick(items, { placeHolder: prompt });
  if (!pick) return;
  const value = pick.other ? await vscode.window.showInputBox({ prompt, value: settings().get(setting) }) : pick.name;
  if (value !== undefined) {
    await settings().update(setting, value, vscode.ConfigurationTarget.Workspace);
    await refreshStatus();
  }
}

async function restart(context) {
  const old = client;
  client = undefined;
  if (old) await old.stop().catch(() => {}); // also a server that did not start
  await start(context);
}

async function activate(context) {
  status = vscode.window.createStatusBarItem('bsplint', vscode.StatusBarAlignment.Left, 10);
  status.command = 'bsplint.checkProject';
  const register = (name, run) => context.subscriptions.push(vscode.commands.registerCommand(name, run));
  register('bsplint.checkProject', checkProject);
  register('bsplint.explainRule', explainRule);
  register('bsplint.openReport', () => openReport(context));
  register('bsplint.chooseMachine', () => choose('machine', 'machines', 'the project\'s own machine', 'Machine to evaluate for'));
  register('bsplint.chooseImage', () => choose('image', 'images', 'all images', 'Image in view'));
  register('bsplint.restart', () => restart(context));
  context.subscriptions.push(vscode.workspace.registerTextDocumentContentProvider('bsplint', {
    provideTextDocumentContent: (uri) => ask(`bsplint.${uri.path.replace(/\.md$/, '')}`, uri.query),
  }));
  context.subscriptions.push(status, vscode.languages.onDidChangeDiagnostics(diagnosticsChanged));
  await start(context);
}

function deactivate() {
  clearTimeout(waiting);
  return client ? client.stop() : undefined;
}

module.exports = { activate, deactivate, PATTERNS };
