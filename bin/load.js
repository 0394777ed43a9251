'use strict';
// Loads the program from its one file. Compiling it is most of the start-up, so the build keeps what V8 made of
// it; another V8 refuses that and compiles anew. The file is all ASCII and has its wrapper about it: decoding UTF-8
// and putting the two together took as long as all that V8 has to do.
var fs = require('fs');
var path = require('path');
var Module = require('module');
var vm = require('vm');

/** Where the compiled form of a file is kept. */
function cacheOf(file) {
  return file + '.cache';
}

/** The file as a script, compiled beforehand where that can be used. */
function compile(file, cached) {
  var source = fs.readFileSync(file);
  // By its own name: `readFileSync` with an encoding takes a detour.
  return new vm.Script(source.latin1Slice(0, source.length), {
    filename: file,
    cachedData: cached,
    importModuleDynamically: vm.constants && vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
}

/** Runs a compiled file as `require` would. */
function run(script, file) {
  var module = { exports: {} };
  var wrapped = script.runInThisContext();
  wrapped.call(module.exports, module.exports, Module.createRequire(file), module, file, path.dirname(file));
  return module.exports;
}

/** What the file exports. */
function load(file) {
  var cached;
  try {
    cached = fs.readFileSync(cacheOf(file));
  } catch {
    cached = undefined;
  }
  return run(compile(file, cached), file);
}

module.exports = { cacheOf: cacheOf, compile: compile, load: load, run: run };
