import * as child from 'node:child_process';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import java = require('./java'); // as one object, which tests replace in

/** Files the server looks after, whatever language another extension gives them. */
export const PATTERNS: readonly string[] = [
  '**/*.{cmd,ubs,bb,bbappend,bbclass,inc,conf,mk,cfg,config,env,dts,dtsi}',
  '**/*_defconfig', '**/defconfig', '**/.config', '**/Kconfig*', '**/Makefile', '**/boot.scr.txt', '**/uEnv*.txt',
  '**/*.{yaml,yml}',
];
/** How long diagnostics have to be still before the status bar asks for its numbers. */
const QUIET = 400;

/** What the server offers to choose from, and what is in view. */
interface Choices {
  machines?: string[];
  machine?: string;
  images?: string[];
  image?: string;
}

interface Pick extends vscode.QuickPickItem {
  name?: string;
  other?: boolean;
}

let client: LanguageClient | undefined;
let status: vscode.StatusBarItem;
let waiting: NodeJS.Timeout | undefined;

function setting(name: string): string {
  return vscode.workspace.getConfiguration('bsplint').get<string>(name) ?? '';
}

function jar(context: vscode.ExtensionContext): string {
  return setting('server.jar') || path.join(context.extensionPath, 'server', 'bsplint.jar');
}

function flags(): string[] {
  return ['-XX:+UseSerialGC', '-Xshare:auto', '-Xms96m', '-Xmx700m', '-Xmn48m', '-XX:MetaspaceSize=80m', '-XX:MinHeapFreeRatio=10', '-XX:MaxHeapFreeRatio=25'];
}

/** What the server is told of the user's choices. */
function choices(): Record<string, string> {
  return { machine: setting('machine'), image: setting('image'), ecosystem: setting('ecosystem') };
}

async function start(context: vscode.ExtensionContext): Promise<void> {
  const found = java.find(setting('java.home'), process.env, process.platform);
  if (found.problem !== undefined) {
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
async function ask<T = string>(command: string, argument = ''): Promise<T | undefined> {
  const given = [argument, 'shown'];
  return client?.sendRequest<T>('workspace/executeCommand', { command, arguments: given });
}

/** Commands of code actions and lenses: their answers are documents. */
async function show(command: string, given: unknown[], next: (command: string, given: unknown[]) => unknown): Promise<unknown> {
  const kind = command.replace('bsplint.', '');
  return ['explain', 'story'].includes(kind) ? openText(kind, String(given[0])) : next(command, given);
}

/** Opens what the server says; a document of its own scheme, so that nobody is asked to save it. */
async function openText(kind: string, argument: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: 'bsplint', path: `${kind}.md`, query: argument });
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
}

async function refreshStatus(): Promise<void> {
  if (!client?.isRunning()) return;
  const text = (await ask('bsplint.summary')) ?? '';
  status.text = `$(checklist) ${text.split('\n')[0] || 'bsplint'}`;
  status.tooltip = text;
  status.show();
}

/** Findings changed: the status bar tells their number. */
function diagnosticsChanged(): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => refreshStatus().catch(() => {}), QUIET);
}

async function checkProject(): Promise<void> {
  await refreshStatus();
  await vscode.commands.executeCommand('workbench.actions.view.problems');
}

function code(diagnostic: vscode.Diagnostic): string {
  return typeof diagnostic.code === 'object' ? String(diagnostic.code.value) : String(diagnostic.code);
}

async function explainRule(rule?: string): Promise<void> {
  const names = [...new Set(vscode.languages.getDiagnostics()
    .flatMap(([, all]) => all)
    .filter((one) => one.source === 'bsplint' && one.code)
    .map(code))].sort();
  const name = rule || await vscode.window.showQuickPick(names, { placeHolder: 'rule' });
  if (!name) return;
  await openText('explain', name);
}

/** The user's choices, as the command line takes them; an image is a filter of what is shown alone. */
function chosen(): string[] {
  return ['machine', 'ecosystem'].flatMap((name) => (setting(name) ? [`--${name}`, setting(name)] : []));
}

/** Runs `report --format html` on the first folder and opens the page. */
async function openReport(context: vscode.ExtensionContext): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  const found = java.find(setting('java.home'), process.env, process.platform);
  if (!folder || found.problem !== undefined) {
    vscode.window.showErrorMessage(found.problem ?? 'bsplint: open a folder first');
    return;
  }
  const page = path.join(os.tmpdir(), `bsplint-report-${process.pid}.html`);
  const args = [...flags(), '-jar', jar(context), 'report', '--output', `html=${page}`, '--quiet', ...chosen(), folder.uri.fsPath];
  await new Promise<void>((done) => { child.execFile(found.program, args, { maxBuffer: 64 << 20 }, () => done()); });
  await vscode.env.openExternal(vscode.Uri.file(page));
}

/** What can be chosen: names as the server knows them, the one in view first and marked, none, and any other by its name. */
function picks(name: string, names: string[], current: string, none: string): Pick[] {
  const own = setting(name);
  const marked = own || (name === 'machine' ? current : '');
  const item = (one: string): Pick => (one === marked ? { label: `$(check) ${one}`, name: one, description: 'in view' } : { label: one, name: one });
  const all = [...new Set(marked ? [marked, ...names] : names)].map(item);
  const nothing: Pick = own ? { label: none, name: '' } : { label: `$(check) ${none}`, name: '', description: 'in view' };
  return [...(own ? [...all, nothing] : [nothing, ...all]), { label: '$(edit) Another name …', other: true }];
}

async function choose(name: 'machine' | 'image', list: 'machines' | 'images', none: string, prompt: string): Promise<void> {
  const known = (client?.isRunning() ? await ask<Choices>('bsplint.choices') : undefined) ?? {};
  const items = picks(name, known[list] ?? [], known[name] ?? '', none);
  const pick = await vscode.window.showQuickPick(items, { placeHolder: prompt });
  if (!pick) return;
  const value = pick.other ? await vscode.window.showInputBox({ prompt, value: setting(name) }) : pick.name;
  if (value !== undefined) {
    await vscode.workspace.getConfiguration('bsplint').update(name, value, vscode.ConfigurationTarget.Workspace);
    await refreshStatus();
  }
}

async function restart(context: vscode.ExtensionContext): Promise<void> {
  const old = client;
  client = undefined;
  if (old) await old.stop().catch(() => {}); // also a server that did not start
  await start(context);
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  status = vscode.window.createStatusBarItem('bsplint', vscode.StatusBarAlignment.Left, 10);
  status.command = 'bsplint.checkProject';
  const register = (name: string, run: (...given: string[]) => Promise<void>) => {
    context.subscriptions.push(vscode.commands.registerCommand(name, run));
  };
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

export function deactivate(): Promise<void> | undefined {
  clearTimeout(waiting);
  return client?.stop();
}
