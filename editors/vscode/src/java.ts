// Finds a Java that can run the server: 17 or newer.
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as child from 'node:child_process';

export const OLDEST = 17;

export type Environment = Readonly<Record<string, string | undefined>>;

/** A program that runs the server, or what to tell the user. */
export type Found = { program: string; problem?: undefined } | { problem: string; program?: undefined };

/** Programs to try, in order: the setting, JAVA_HOME, the search path. */
export function candidates(setting: string | undefined, environment: Environment, platform: string): string[] {
  const name = platform === 'win32' ? 'java.exe' : 'java';
  const found: string[] = [];
  for (const home of [setting, environment.JAVA_HOME, environment.JDK_HOME]) {
    if (home) found.push(path.join(home, 'bin', name));
  }
  for (const folder of (environment.PATH ?? '').split(path.delimiter)) {
    if (folder) found.push(path.join(folder, name));
  }
  return found;
}

/** The major version that `java -version` prints; 0 if it cannot be told. */
export function major(text: string): number {
  const found = /version "(\d+)(?:\.(\d+))?/.exec(text);
  if (!found) return 0;
  return found[1] === '1' ? Number(found[2]) : Number(found[1]);
}

function versionOf(program: string): number {
  const answer = child.spawnSync(program, ['-version'], { encoding: 'utf8', timeout: 20000 });
  return answer.error ? 0 : major(`${answer.stderr}${answer.stdout}`);
}

/** The first Java that is new enough. */
export function find(
  setting: string | undefined,
  environment: Environment,
  platform: string,
  exists: (program: string) => boolean = fs.existsSync,
  version: (program: string) => number = versionOf,
): Found {
  let newest = 0;
  for (const program of candidates(setting, environment, platform)) {
    if (!exists(program)) continue;
    const found = version(program);
    if (found >= OLDEST) return { program };
    newest = Math.max(newest, found);
  }
  const what = newest > 0 ? `Java ${newest} is too old` : 'no Java was found';
  return { problem: `bsplint needs Java ${OLDEST} or newer: ${what}. Install one, or set bsplint.java.home.` };
}
