'use strict';
const test = require('node:test');
const assert = require('node:assert');
const grammar = require('../syntaxes/u-boot-script.tmLanguage.json');
const manifest = require('../package.json');

test('every pattern of the grammar is a regular expression and is included', () => {
  const included = new Set();
  for (const rule of [...grammar.patterns, ...Object.values(grammar.repository).flatMap((one) => one.patterns || [])]) {
    included.add(rule.include.slice(1));
  }
  for (const [name, rule] of Object.entries(grammar.repository)) {
    for (const key of ['match', 'begin', 'end']) if (rule[key]) new RegExp(rule[key]);
    assert.ok(included.has(name), name);
  }
});

test('irreversible commands stand out', () => {
  const pattern = new RegExp(grammar.repository.irreversible.match);
  assert.ok(pattern.test('fuse prog -y 0 0x0 0x40'));
  assert.ok(!pattern.test('fuse read 0 0'));
});

test('the manifest names files that exist', () => {
  const fs = require('fs');
  const path = require('path');
  const root = path.join(__dirname, '..');
  for (const file of [manifest.main, manifest.contributes.grammars[0].path, manifest.contributes.languages[0].configuration]) {
    assert.ok(fs.existsSync(path.join(root, file)), file);
  }
});
