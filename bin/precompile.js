'use strict';
// Part of the build: runs the program once, so that what every start needs is compiled, and keeps the result.
var fs = require('fs');
var path = require('path');
var loader = require('./load.js');

var root = path.join(__dirname, '..');
var file = path.join(root, 'dist', 'main.cjs');
var script = loader.compile(file, undefined);
var quiet = { write: function () {} };
var io = { stdout: quiet, stderr: quiet, stdinTTY: false, stdoutTTY: false, columns: 80 };
var main = loader.run(script, file).main;

main({ argv: ['--help'], io: io, env: {}, root: root })
  .then(function () {
    // Without a database: as far as opening it.
    return main({ argv: ['due', '--db', path.join(root, 'dist', 'none.db')], io: io, env: {}, root: root });
  })
  .then(function () {
    return fs.writeFileSync(loader.cacheOf(file), script.createCachedData());
  });
