'use strict';
const test = require('node:test');
const assert = require('node:assert');
const java = require('../out/java');

test('versions are told from what java prints', () => {
  assert.equal(java.major('openjdk version "17.0.9" 2023-10-17'), 17);
  assert.equal(java.major('java version "1.8.0_292"'), 8);
  assert.equal(java.major('openjdk version "25" 2025-09-16'), 25);
  assert.equal(java.major('nonsense'), 0);
});

test('the setting comes before JAVA_HOME and the search path', () => {
  const all = java.candidates('/set', { JAVA_HOME: '/home', PATH: '/usr/bin' }, 'linux');
  assert.deepEqual(all, ['/set/bin/java', '/home/bin/java', '/usr/bin/java']);
});

test('an old Java is passed over, and told if there is no other', () => {
  const environment = { JAVA_HOME: '/old', PATH: '/new' };
  const version = (program) => (program.startsWith('/old') ? 11 : 21);
  assert.deepEqual(java.find('', environment, 'linux', () => true, version), { program: '/new/java' });
  const none = java.find('', { JAVA_HOME: '/old' }, 'linux', () => true, version);
  assert.match(none.problem, /Java 11 is too old/);
  assert.match(java.find('', {}, 'linux', () => false, version).problem, /no Java was found/);
});
