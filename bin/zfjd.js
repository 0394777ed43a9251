#!/usr/bin/env node
'use strict';
// Plain JavaScript that any Node can read, so that an old one gets an answer instead of a syntax error.
var fs = require('fs');
var path = require('path');

var FLOOR = [20, 19];
var parts = process.versions.node.split('.').map(Number);
if (parts[0] < FLOOR[0] || (parts[0] === FLOOR[0] && parts[1] < FLOOR[1])) {
  process.stderr.write(
    '错误：zfjd 需要 Node.js ' +
      FLOOR.join('.') +
      ' 或更高版本，现在是 ' +
      process.versions.node +
      '\n' +
      '建议：到 https://nodejs.org/zh-cn/download 安装新版本后重试\n',
  );
  process.exit(3);
}

// The reader of the pipe has seen enough (zfjd … | head): no trouble of ours.
process.stdout.on('error', function (error) {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
process.on('SIGINT', function () {
  process.exit(130);
});

var root = path.join(__dirname, '..');
var program = path.join(root, 'dist', 'main.cjs');
if (!fs.existsSync(program)) {
  process.stderr.write(
    '错误：zfjd 还没有构建：缺少 ' + program + '\n建议：在 ' + root + ' 运行 npm run build\n',
  );
  process.exit(3);
}

require('./load.js')
  .load(program)
  .main({
    argv: process.argv.slice(2),
    io: {
      stdout: process.stdout,
      stderr: process.stderr,
      // Asked only before a question: finding out loads half of node:net.
      get stdinTTY() {
        return require('tty').isatty(0);
      },
      stdoutTTY: process.stdout.isTTY === true,
      columns: process.stdout.columns || 80,
    },
    env: process.env,
    root: root,
  })
  .then(function (code) {
    return (process.exitCode = code);
  });
