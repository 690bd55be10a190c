export const id = 163;
export const ids = [163];
export const modules = {

/***/ 2914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ fitRows)
/* harmony export */ });
// GitHub allows 1 MB of outputs for a job, counted in UTF-16, and up to three of ours share it.
const mostCharacters = 160_000;
/** The first rows that fit into an output as JSON, at most `most`; `note` is called with their number if rows are left out. */
function fitRows(rows, most, note) {
    let left = mostCharacters;
    const tooMany = rows.findIndex(row => (left -= JSON.stringify(row).length + 1) < 0);
    const count = Math.min(tooMany < 0 ? rows.length : tooMany, most);
    if (count < rows.length)
        note(count);
    return rows.slice(0, count);
}


/***/ }),

/***/ 34623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ alignTable),
/* harmony export */   m: () => (/* binding */ inline)
/* harmony export */ });
/** Aligns rows of cells as a table for the log. */
function alignTable(lines) {
    const widths = (lines[0] ?? []).map((_, i) => lines.reduce((most, line) => Math.max(most, line[i]?.length ?? 0), 0));
    return lines.map(line => line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd());
}
/** Puts text on one line; even the name of a file may contain a line break. */
function inline(text) {
    return text.replace(/\s+/g, ' ');
}


/***/ }),

/***/ 52163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startTree: () => (/* binding */ startTree)
});

// EXTERNAL MODULE: ./lib/actions/shared/main.js + 3 modules
var main = __webpack_require__(95421);
// EXTERNAL MODULE: ./lib/image/reference.js
var image_reference = __webpack_require__(68424);
// EXTERNAL MODULE: ./lib/actions/shared/context.js + 9 modules
var context = __webpack_require__(98291);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/core/errors.js
var core_errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/guards.js
var guards = __webpack_require__(67429);
// EXTERNAL MODULE: ./lib/core/sizes.js
var sizes = __webpack_require__(86361);
;// CONCATENATED MODULE: ./lib/actions/tree/read/diagnostics.js

/** A problem in a file of the tree, with the code `TREE`; `line` counts from 1. */
function treeError(file, line, problem, hint) {
    const place = line === undefined ? file : `${file}:${line}`;
    return new core_errors/* ActionError */.lZ('TREE', `${place}: ${problem}`, { hint, annotation: { file, line } });
}
// Problems of one kind have the same hint; more than a few kinds are too long to read.
const mostHints = 3;
/** Collects the problems of a tree, so that one run reports all of them. */
class Diagnostics {
    #errors = [];
    add(error) {
        this.#errors.push(error);
    }
    /** Returns the result of `work`, or collects its `ActionError` and returns undefined. */
    async attempt(work) {
        try {
            return await work();
        }
        catch (error) {
            if (!(error instanceof core_errors/* ActionError */.lZ))
                throw error;
            this.#errors.push(error);
            return undefined;
        }
    }
    /** Throws the collected errors, if any: a single one as it is, several as one `TREE` error sorted by file and line. */
    finish() {
        const sorted = this.#errors.toSorted(byPlace);
        const [first, ...others] = sorted;
        if (!first)
            return;
        if (others.length === 0)
            throw first;
        const lines = sorted.map(({ message }) => `- ${message}`);
        const hints = [...new Set(sorted.flatMap(({ hint }) => hint ?? []))].slice(0, mostHints);
        throw new core_errors/* ActionError */.lZ('TREE', `${sorted.length} problems in the tree:\n${lines.join('\n')}`, {
            hint: hints.length > 0 ? hints.join('\n') : undefined,
            annotation: first.annotation,
        });
    }
}
function byPlace(a, b) {
    const [one, two] = [a.annotation?.file ?? '', b.annotation?.file ?? ''];
    if (one !== two)
        return one < two ? -1 : 1;
    return (a.annotation?.line ?? 0) - (b.annotation?.line ?? 0) || (a.message < b.message ? -1 : 1);
}

;// CONCATENATED MODULE: ./lib/actions/tree/read/yaml.js


/**
 * Reads a YAML map; an empty file is an empty map. With `plain`, scalars stay the strings that the file has (`1.10` is
 * no number). Throws `TREE` with `file` and line.
 */
async function readYamlMap(text, file, plain = false) {
    const { isMap, isNode, LineCounter, parseDocument } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
    const lines = new LineCounter();
    const document = parseDocument(text, {
        lineCounter: lines,
        prettyErrors: false,
        schema: plain ? 'failsafe' : 'core',
    });
    const [problem] = document.errors;
    if (problem)
        throw treeError(file, lines.linePos(problem.pos[0]).line, `is not valid YAML: ${problem.message}`);
    const values = document.toJS() ?? {};
    if (!(0,guards/* isRecord */.u4)(values, []))
        throw treeError(file, 1, 'must be a map, one "key: value" per line');
    const lineOf = (key, item) => {
        const pair = isMap(document.contents) && document.contents.items.find(each => isNode(each.key) && String(each.key) === key);
        const node = item === undefined ? pair && pair.key : document.getIn([key, item], true);
        const start = isNode(node) ? node.range?.[0] : undefined;
        return start === undefined ? undefined : lines.linePos(start).line;
    };
    return { values, lineOf };
}
/** Finds the scalar under a key of a YAML or JSON map; undefined when the text is not a map or the value not a scalar. */
async function findScalar(text, key) {
    const { isMap, isScalar, parseDocument } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
    const document = parseDocument(text, { schema: 'failsafe' });
    const node = isMap(document.contents) && document.errors.length === 0 ? document.get(key, true) : undefined;
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range)
        return undefined;
    const [start, end] = node.range;
    return { value: node.value, start, end };
}
/** The trimmed string under a key; undefined when the key is missing. Throws `TREE`. */
function readYamlString({ values, lineOf }, key, file) {
    const value = values[key];
    if (value === undefined || value === null)
        return undefined;
    if ((0,guards/* isText */.KH)(value))
        return value.trim();
    throw treeError(file, lineOf(key), `${key} must be a string`);
}
/** The list of strings under a key; empty when the key is missing. Throws `TREE`. */
function readYamlStrings({ values, lineOf }, key, file) {
    const value = values[key] ?? [];
    if ((0,guards/* isTexts */.VP)(value))
        return value;
    throw treeError(file, lineOf(key), `${key} must be a list of strings`, `${key}:\n  - …`);
}

;// CONCATENATED MODULE: ./lib/actions/tree/read/build-limits.js



const limitNames = {
    memory: 'memory',
    memswap: 'memorySwap',
    cpushares: 'cpuShares',
    cpusetcpus: 'cpusetCpus',
};
/** Reads `container_limits`, such as `memory=512m,cpusetcpus=0-2,4`. Throws `TREE`. */
function readBuildLimits(map, file) {
    const limits = { memory: 0, memorySwap: 0, cpuShares: 0, cpusetCpus: '' };
    const text = readYamlString(map, 'container_limits', file) ?? '';
    // A comma before a digit belongs to a list of CPUs.
    for (const part of text.split(/,(?=[a-z])/).filter(Boolean)) {
        const [, key = '', value = ''] = /^([a-z]+)=(.+)$/.exec(part.trim()) ?? [];
        const name = Object.hasOwn(limitNames, key) ? limitNames[key] : undefined;
        const limit = name && parseLimit(name, value);
        if (!name || limit === undefined) {
            const allowed = 'memory=512m, memswap=1g or -1, cpushares=512, cpusetcpus=0-2,4, separated by commas';
            const problem = `container_limits has ${JSON.stringify(part)}, allowed: ${allowed}`;
            throw treeError(file, map.lineOf('container_limits'), problem);
        }
        Object.assign(limits, { [name]: limit });
    }
    return limits;
}
function parseLimit(name, value) {
    if (name === 'cpusetCpus')
        return (0,sizes/* isCpuSet */.b)(value) ? value : undefined;
    if (name === 'cpuShares')
        return /^[1-9]\d{0,5}$/.test(value) ? Number(value) : undefined;
    if (name === 'memorySwap' && value === '-1')
        return -1;
    return (0,sizes/* parseSize */.D)(value);
}

;// CONCATENATED MODULE: ./lib/actions/tree/read/config.js






const defaults = {
    registry: '',
    namespace: '',
    base_images: [],
    apt_options: '',
    http_proxy: null,
    scan_workers: 8,
    distribution: 'wikimedia',
    update_id: 's',
    fallback_author: 'github-actions[bot]',
    // The address under which GitHub shows the bot's commits as the bot's.
    fallback_email: '41898282+github-actions[bot]@users.noreply.github.com',
    ca_bundle: null,
    force_numeric_user: false,
    container_limits: '',
    verify_command: '/bin/bash',
    verify_args: ['-c', '{path}/test.sh {image}'],
    known_uid_mappings: { root: 0, 'www-data': 33, nobody: 65534 },
};
/**
 * Reads the file of the input `config`; `path` is absolute, or empty for the defaults. `file` names it in errors. Throws
 * `TREE` and `TREE_CONFIG`.
 */
async function readTreeConfig(path, file) {
    const written = path === '' ? { values: {}, lineOf: () => undefined } : await readYamlMap(await readText(path, file), file);
    const { username, password, ...values } = { ...defaults, ...written.values };
    if (![username, password].every(each => each === undefined || each === null || (0,guards/* isText */.KH)(each))) {
        const line = written.lineOf('password') ?? written.lineOf('username');
        throw treeError(file, line, 'username and password must be strings');
    }
    const map = { values: { ...values, username, password }, lineOf: written.lineOf };
    const text = (key) => readYamlString(map, key, file) ?? '';
    const httpProxy = text('http_proxy');
    return {
        registry: text('registry'),
        namespace: text('namespace'),
        username: text('username'),
        password: text('password'),
        baseImages: readYamlStrings(map, 'base_images', file),
        aptOptions: text('apt_options'),
        httpProxy,
        aptOnlyProxy: values['apt_only_proxy'] === undefined ? httpProxy : text('apt_only_proxy'),
        uids: readUids(map, file),
        updateId: text('update_id'),
        distribution: readDistribution(map, file),
        fallbackAuthor: { name: text('fallback_author'), email: text('fallback_email') },
        verifyCommand: readVerifyCommand(map, file),
        limits: readBuildLimits(map, file),
        forceNumericUser: values['force_numeric_user'] === true,
        variables: { ...values, apt_only_proxy: values['apt_only_proxy'] ?? values['http_proxy'] },
    };
}
// docker-pkg's default command runs `test.sh`, which is what happens here without any command.
function readVerifyCommand(map, file) {
    const command = readYamlString(map, 'verify_command', file) ?? '';
    const words = [command, ...readYamlStrings(map, 'verify_args', file)];
    const usual = [defaults['verify_command'], ...defaults['verify_args']];
    if (command === '' || words.join('\n') === usual.join('\n'))
        return '';
    // Double quotes keep each argument one word after the placeholders were replaced by variables.
    return words.map(word => `"${word.replace(/["$`\\]/g, '\\$&')}"`).join(' ');
}
function readDistribution(map, file) {
    const text = readYamlString(map, 'distribution', file) ?? '';
    if (/^[-+.\w]+$/.test(text))
        return text;
    throw treeError(file, map.lineOf('distribution'), 'distribution must be one word');
}
function readUids({ values, lineOf }, file) {
    const uids = values['known_uid_mappings'];
    const isUid = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
    if ((0,guards/* isRecord */.u4)(uids, []) && Object.values(uids).every(isUid))
        return uids;
    throw treeError(file, lineOf('known_uid_mappings'), 'known_uid_mappings must map user names to user ids');
}
async function readText(path, file) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        const hint = 'Allowed: a YAML file, relative to the workspace:\n  with:\n    config: config.yaml';
        throw new core_errors/* ActionError */.lZ('TREE_CONFIG', `config: ${JSON.stringify(file)} cannot be read`, { hint, cause });
    }
}

;// CONCATENATED MODULE: ./lib/actions/tree/context.js



/** Reads the file of settings and opens the context of a run. Throws `TREE` and `TREE_CONFIG`. */
async function openTreeContext(request, runner) {
    const config = await readTreeConfig(request.config.path, request.config.written);
    if (config.password !== '')
        runner.mask(config.password);
    const login = findLogin(request, config);
    const { dockerHost, build } = request;
    return {
        ...(0,context/* openContext */.e)(runner, { dockerHost, token: build.token, idleTimeout: build.idleTimeout, registry: login }),
        request,
        config,
        login,
    };
}
/** The login for the registry of the tree, from the inputs or else the file of settings; undefined without one. */
function findLogin(request, config) {
    const [username, password] = [request.username || config.username, request.password || config.password];
    if (username === '' || password === '')
        return undefined;
    const registry = request.registry || config.registry || 'docker.io';
    const host = (0,image_reference/* parseReference */.F2)(`${registry}/x`)?.host;
    return host === undefined ? undefined : { host, username, password };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/actions/shared/default-platform.js
var default_platform = __webpack_require__(91790);
// EXTERNAL MODULE: ./lib/actions/shared/glob-input.js
var glob_input = __webpack_require__(16118);
// EXTERNAL MODULE: ./lib/actions/shared/identity-inputs.js
var identity_inputs = __webpack_require__(70453);
// EXTERNAL MODULE: ./lib/actions/shared/input-reader.js + 1 modules
var input_reader = __webpack_require__(74606);
// EXTERNAL MODULE: ./lib/actions/archive/inputs/storage.js
var storage = __webpack_require__(65155);
// EXTERNAL MODULE: ./lib/actions/archive/inputs/checks.js + 1 modules
var checks = __webpack_require__(4069);
;// CONCATENATED MODULE: ./lib/actions/tree/build/inputs.js


/** Reads the inputs of `command: build`. */
function readBuildInputs(read) {
    return {
        maxParallel: read.text('max-parallel') ? read.integer('max-parallel', 1, 256) : 0,
        failFast: read.flag('fail-fast'),
        noCache: read.flag('no-cache'),
        pull: read.flag('pull'),
        network: read.text('network'),
        verify: (0,checks/* readVerifyRequest */.t)(read),
        ifNoTest: read.oneOf('if-no-test', ['ignore', 'warn', 'error']),
        push: read.flag('push'),
        tagLatest: read.oneOf('tag-latest', ['auto', 'true', 'false']),
        allowDirty: read.flag('allow-dirty'),
        keeping: (0,storage/* readStorageRequest */.H)(read),
        token: read.text('github-token'),
        retries: read.integer('retries', 0, 20),
        idleTimeout: read.integer('timeout', 0, 86_400) * 1000,
    };
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./lib/actions/tree/changelog/author.js


/** Parses `Name <email>`; undefined when the text is anything else. */
function parseChangelogAuthor(text) {
    const [, name, email] = /^([^<>\n]*[^<>\s])\s*<([^<>\s]+)>$/.exec(text) ?? [];
    return name === undefined || email === undefined ? undefined : { name, email };
}
/**
 * Finds who signs new entries. Name and email each come from `DEBFULLNAME` and `DEBEMAIL`, else from git's `user.name`
 * and `user.email` in the workspace, else from `fallback`.
 */
async function findChangelogAuthor({ env, workspace }, fallback, signal) {
    const ask = async (key) => askGit(key, { cwd: workspace, env, signal });
    return {
        name: clean(env['DEBFULLNAME']) || (await ask('user.name')) || clean(fallback.name),
        email: clean(env['DEBEMAIL']) || (await ask('user.email')) || clean(fallback.email),
    };
}
const run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
// Git is optional: without it, or without an answer, the fallback signs.
async function askGit(key, options) {
    try {
        const { stdout } = await run('git', ['config', '--get', key], options);
        return clean(stdout);
    }
    catch {
        options.signal.throwIfAborted();
        return '';
    }
}
// A signature is one line whose only angle brackets enclose the email.
function clean(text = '') {
    return text.replace(/[<>\s]+/g, ' ').trim();
}

;// CONCATENATED MODULE: ./lib/actions/tree/bump/inputs.js


/** Reads the inputs of `command: bump`. With any other command, those that only `bump` can use are rejected. */
function readBumpInputs(read) {
    const [updateVersion, author] = [read.text('update-version'), readAuthor(read)];
    if (read.text('command') === 'bump')
        checkBump(read);
    else
        rejectBumpInputs(read);
    return {
        reason: read.text('reason'),
        updateVersion: updateVersion && (0,identity_inputs/* acceptVersion */.rS)(read, updateVersion, 'update-version'),
        updateId: readWord(read, 'update-id', /^[A-Za-z0-9.+-]*$/, 'letters, digits, ".", "+" and "-"', 's'),
        distribution: readWord(read, 'distribution', /^[-+.\w]*$/, 'a word', 'bookworm'),
        author,
        idempotent: read.flag('idempotent'),
    };
}
// A forgotten input must not bump every version.
function checkBump(read) {
    if (read.lines('select').every(pattern => pattern.startsWith('!'))) {
        read.reject('select', read.text('select'), 'the images to bump, exact or as patterns', 'select: base/python3');
    }
    if (read.text('reason') === '')
        read.reject('reason', '', 'what the new version is for', 'reason: Security update');
    const version = read.text('version');
    if (version !== '') {
        read.reject('version', version, 'nothing, because command is bump', `update-version: ${version}`);
    }
    for (const suffix of ['nightly', 'snapshot']) {
        if (read.flag(suffix))
            read.reject(suffix, 'true', 'false, because command is bump', `${suffix}: false`);
    }
}
function rejectBumpInputs(read) {
    for (const input of ['update-version', 'update-id', 'distribution', 'author']) {
        const text = read.text(input);
        if (text !== '')
            read.reject(input, text, 'nothing, because command is not bump', 'command: bump');
    }
}
function readWord(read, input, rule, allowed, example) {
    const text = read.text(input);
    if (!rule.test(text))
        read.reject(input, text, allowed, `${input}: ${example}`);
    return text;
}
function readAuthor(read) {
    const text = read.text('author');
    if (text === '')
        return undefined;
    const author = parseChangelogAuthor(text);
    if (!author)
        read.reject('author', text, 'a name and an email', 'author: Ada Lovelace <ada@example.org>');
    return author;
}

;// CONCATENATED MODULE: ./lib/actions/tree/inputs.js








const treeCommands = ['plan', 'build', 'bump', 'prune'];
/** Reads the inputs of the action `tree`. Throws one `INPUTS` error with all problems. */
function readTreeInputs(get, { env, workspace }) {
    const read = new input_reader/* InputReader */.i(get);
    const [suffix, config] = [readSuffix(read), read.text('config')];
    const request = {
        command: read.oneOf('command', treeCommands),
        root: (0,external_node_path_.resolve)(workspace, read.text('path')),
        select: readSelect(read),
        version: read.text('version') && (0,identity_inputs/* acceptVersion */.rS)(read, read.text('version')),
        suffix,
        registry: readRegistry(read),
        namespace: readNamespace(read),
        username: read.text('username'),
        password: read.text('password'),
        baseImages: readBaseImages(read),
        buildArgs: read.pairs('build-args', 'build-args: VERSION=1.0', key => env[key]),
        platform: (0,default_platform/* readDefaultPlatform */.J)(read, env),
        config: { path: config && (0,external_node_path_.resolve)(workspace, config), written: config },
        checkRegistry: read.oneOf('check-registry', ['auto', 'true', 'false']),
        archiveDir: read.text('archive-dir'),
        dockerHost: read.text('docker-host'),
        dryRun: read.flag('dry-run'),
        build: readBuildInputs(read),
        bump: readBumpInputs(read),
    };
    read.finish(env);
    return request;
}
function readSuffix(read) {
    const [nightly, snapshot] = [read.flag('nightly'), read.flag('snapshot')];
    if (nightly && snapshot)
        read.reject('snapshot', 'true', 'false, because nightly is true', 'snapshot: false');
    return snapshot ? 'snapshot' : nightly ? 'nightly' : undefined;
}
function readSelect(read) {
    const patterns = read.lines('select').map(pattern => pattern.replace(/^!\s+/, '!'));
    for (const pattern of patterns) {
        if (pattern === '!')
            read.reject('select', pattern, 'a pattern after "!"', 'select: "!acme/*"');
        else
            (0,glob_input/* readGlob */.p)(read, 'select', pattern.replace(/^!/, ''));
    }
    return patterns;
}
function readRegistry(read) {
    const registry = read.text('registry');
    const { host, path } = (0,image_reference/* parseReference */.F2)(`${registry}/x`) ?? {};
    // What is not a host would be the first part of the path.
    if (registry !== '' && (host === undefined || path !== 'x')) {
        read.reject('registry', registry, 'the host of a registry, with its port', 'registry: ghcr.io');
    }
    return registry;
}
function readNamespace(read) {
    const namespace = read.text('namespace');
    if (namespace !== '' && (0,image_reference/* parseReference */.F2)(`${namespace}/x`)?.path !== `${namespace}/x`) {
        read.reject('namespace', namespace, 'the parts of repositories before the name of an image', 'namespace: acme');
    }
    return namespace;
}
function readBaseImages(read) {
    return read.lines('base-images').filter(image => {
        if ((0,image_reference/* parseReference */.F2)(image))
            return true;
        read.reject('base-images', image, 'a reference to an image', 'base-images: debian:bookworm');
        return false;
    });
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./lib/build/variables.js
var variables = __webpack_require__(25717);
// EXTERNAL MODULE: ./lib/docker/held-images.js
var held_images = __webpack_require__(40280);
// EXTERNAL MODULE: ./lib/docker/variables.js
var docker_variables = __webpack_require__(68969);
// EXTERNAL MODULE: ./lib/core/environment.js
var core_environment = __webpack_require__(94754);
// EXTERNAL MODULE: ./lib/stores/artifact-service.js
var artifact_service = __webpack_require__(34808);
// EXTERNAL MODULE: ./lib/stores/artifacts.js + 3 modules
var artifacts = __webpack_require__(55602);
;// CONCATENATED MODULE: ./lib/actions/tree/graph.js
/**
 * Sorts things into levels: those of the first level need none of the others, those of each further level only earlier
 * ones (Kahn's algorithm). A level is sorted by name. Parents that are not among the things are ignored.
 */
function orderByLevel(things) {
    const children = childrenOf(things);
    const known = new Set(things.map(({ name }) => name));
    const waiting = new Map(things.map(({ name, parents }) => [name, countKnown(parents, known)]));
    const levels = [];
    let level = [...waiting].filter(([, count]) => count === 0).map(([name]) => name);
    let left = things.length;
    while (level.length > 0) {
        levels.push(level.sort(compareNames));
        left -= level.length;
        const next = [];
        for (const child of level.flatMap(name => children.get(name) ?? [])) {
            const count = (waiting.get(child) ?? 0) - 1;
            waiting.set(child, count);
            if (count === 0)
                next.push(child);
        }
        level = next;
    }
    return left === 0 ? { levels } : { cycle: findCycle(things, waiting) };
}
/** The names of the things made directly from each thing, sorted. */
function childrenOf(things) {
    const children = new Map(things.map(({ name }) => [name, []]));
    for (const { name, parents } of things) {
        for (const parent of new Set(parents))
            children.get(parent)?.push(name);
    }
    for (const names of children.values())
        names.sort(compareNames);
    return children;
}
/** The names that can be reached from `starts` along `edges`, `starts` included. */
function findReachable(starts, edges) {
    const reached = new Set(starts);
    // Iterating a set also visits what is added meanwhile.
    for (const name of reached)
        for (const next of edges(name))
            reached.add(next);
    return reached;
}
function countKnown(parents, known) {
    return new Set(parents.filter(parent => known.has(parent))).size;
}
// Everything that still waits has a parent that still waits, so going from parent to parent ends in a cycle.
function findCycle(things, waiting) {
    const stuck = new Map(things.filter(({ name }) => (waiting.get(name) ?? 0) > 0).map(thing => [thing.name, thing]));
    const path = [];
    let name = [...stuck.keys()].sort(compareNames)[0];
    while (name !== undefined && !path.includes(name)) {
        path.push(name);
        name = [...(stuck.get(name)?.parents ?? [])].filter(parent => stuck.has(parent)).sort(compareNames)[0];
    }
    const cycle = path.slice(path.indexOf(name ?? ''));
    // The same cycle always starts with the same name.
    const first = cycle.indexOf([...cycle].sort(compareNames)[0] ?? '');
    const turned = [...cycle.slice(first), ...cycle.slice(0, first)];
    return [...turned, ...turned.slice(0, 1)];
}
function compareNames(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

// EXTERNAL MODULE: ./lib/image/version.js
var image_version = __webpack_require__(42189);
;// CONCATENATED MODULE: ./lib/actions/tree/plan/initial-state.js

/** Decides the state an image starts in. A copy with the same dirty version need not be the same image. */
function decideInitialState(image, { registry, engine, archives }) {
    const matches = (copy) => copy?.inputs === image.inputs;
    const published = registry?.copy;
    if (matches(published))
        return { state: 'published', because: 'the registry has it, built from the same' };
    if (published && !(0,image_version/* judgeVersion */.uM)(image.version).dirty)
        return keepPublished(image.label, published);
    if (matches(engine))
        return { state: 'built', because: 'the engine has it, built from the same' };
    if (archives.some(matches))
        return { state: 'built', because: 'it is archived, built from the same' };
    const copies = [published, engine, ...archives].filter(copy => copy !== undefined);
    if (copies.some(({ inputs }) => inputs !== undefined)) {
        return { state: 'to_build', because: 'what it is built from has changed' };
    }
    if (copies.length > 0)
        return { state: 'to_build', because: 'its copies do not say what they were built from' };
    const places = registry ? 'neither registry nor engine nor archives' : 'neither engine nor archives';
    return { state: 'to_build', because: `${places} have it` };
}
/** Finds the copies that were built from the same inputs. */
function findMatches({ inputs }, { engine, archives }) {
    return {
        inEngine: engine?.inputs === inputs,
        archive: archives.find(copy => copy.inputs === inputs)?.archive,
    };
}
// A clean version is never published twice.
function keepPublished(label, { inputs }) {
    if (inputs === undefined)
        return { state: 'published', because: 'the registry has this version' };
    return {
        state: 'published',
        because: 'the registry has this version, built from something else',
        warning: `${label} is published, and what it is built from has changed since: give it a new version`,
    };
}

;// CONCATENATED MODULE: ./lib/actions/tree/plan.js


/** Decides the state of each image from the copies that were found of it. */
function planImages(images, selected, copiesOf) {
    const children = childrenOf(images);
    const warnings = [];
    const planned = images.map(image => {
        const copies = copiesOf(image);
        const { warning, state, because } = decideInitialState(image, copies);
        if (warning !== undefined)
            warnings.push(warning);
        const place = { children: children.get(image.name) ?? [], selected: selected.has(image.name) };
        return { ...image, ...findMatches(image, copies), ...place, state, because };
    });
    return { images: planned, warnings };
}
/** Plans in which order images are built: those selected, and those of their parents that have to be built. */
function makeTreePlan(images, time) {
    const building = findImagesToBuild(images);
    const order = orderByLevel(images.filter(({ name }) => building.has(name)));
    return { images, levels: 'levels' in order ? order.levels : [], time };
}
/** The images to build; the search for parents ends at the first that need not be built. */
function findImagesToBuild(images) {
    const toBuild = new Map(images.filter(({ state }) => state === 'to_build').map(image => [image.name, image]));
    const starts = [...toBuild.values()].filter(({ selected }) => selected).map(({ name }) => name);
    return findReachable(starts, name => (toBuild.get(name)?.parents ?? []).filter(parent => toBuild.has(parent)));
}

// EXTERNAL MODULE: ./lib/image/glob.js
var glob = __webpack_require__(57651);
;// CONCATENATED MODULE: ./lib/actions/tree/read/selection.js

/**
 * Selects images by glob patterns, each matched against the full label, `name:tag` and the bare name; `!` excludes what
 * it matches. Without any other pattern all images are selected.
 */
function selectImages(images, patterns) {
    const compile = (pattern) => ({ pattern, glob: (0,glob/* compileGlob */.S)(pattern.replace(/^!/, '')) });
    const excluded = patterns.filter(pattern => pattern.startsWith('!')).map(compile);
    const included = patterns.filter(pattern => !pattern.startsWith('!')).map(compile);
    const names = images
        .filter(image => included.length === 0 || included.some(({ glob }) => matches(image, glob)))
        .filter(image => !excluded.some(({ glob }) => matches(image, glob)))
        .map(({ name }) => name);
    const unmatched = included.filter(({ glob }) => !images.some(image => matches(image, glob)));
    return { names: new Set(names), unmatched: unmatched.map(({ pattern }) => pattern) };
}
function matches({ name, tag, label }, glob) {
    return [label, `${name}:${tag}`, name].some(glob);
}

// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
;// CONCATENATED MODULE: ./lib/actions/tree/read/dependencies.js

/** Sorts what the Dockerfile uses and other files declare into parents in the tree and images from outside. */
function findDependencies(resolver, sources) {
    const { name: child, file, uses, declared } = sources;
    const parents = new Map();
    const externals = new Map();
    const references = new Map();
    const problems = [];
    const warnings = [];
    for (const { reference, line, by } of uses) {
        const resolved = resolver.resolve(reference, child);
        const mention = { file, line, by };
        if (resolved.kind === 'parent') {
            addFirst(parents, resolved.name, mention);
            references.set(reference, resolved.name);
        }
        else if (resolved.kind === 'unknown')
            problems.push(unknownParent(reference, mention));
        else {
            addFirst(externals, reference, mention);
            const { otherTag } = resolved;
            if (otherTag !== undefined) {
                warnings.push(`${file}:${line}: ${reference} is not built from the tree, which has ${otherTag}`);
            }
        }
    }
    for (const { name, file: from, line } of declared) {
        const resolved = resolver.resolveName(name, child);
        const mention = { file: from, line, by: from.slice(from.lastIndexOf('/') + 1) };
        if (resolved.kind === 'parent')
            addFirst(parents, resolved.name, mention);
        else if (resolved.kind === 'unknown')
            problems.push(unknownParent(name, mention));
        else if (name !== child)
            addFirst(externals, name, mention);
    }
    return { parents, externals, references, problems, warnings };
}
/** The error for images that depend on each other; `mentionOf` gives the place where an image names its parent. */
function cycleError(cycle, mentionOf) {
    const steps = cycle.slice(0, -1).map((name, i) => {
        const parent = cycle[i + 1] ?? '';
        const { file = '', line, by = '' } = mentionOf(name, parent) ?? {};
        return { text: `${name} needs ${parent} (${by} in ${line === undefined ? file : `${file}:${line}`})`, file, line };
    });
    const problem = `the images need each other: ${cycle.join(' → ')}; ${steps.map(({ text }) => text).join(', ')}`;
    return treeError(steps[0]?.file ?? '', steps[0]?.line, problem);
}
function addFirst(mentions, key, mention) {
    if (!mentions.has(key))
        mentions.set(key, mention);
}
function unknownParent(name, { file, line, by }) {
    const hint = `If it comes from elsewhere:\n  with:\n    base-images: ${name}`;
    return treeError(file, line, `${by} names ${name}, and the tree has no such image`, hint);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/build/context/ignore.js
var context_ignore = __webpack_require__(74324);
// EXTERNAL MODULE: ./lib/build/context/tree.js
var tree = __webpack_require__(52626);
// EXTERNAL MODULE: ./lib/image/platform.js
var image_platform = __webpack_require__(88758);
// EXTERNAL MODULE: ./lib/stores/sidecar.js
var sidecar = __webpack_require__(64641);
;// CONCATENATED MODULE: ./lib/actions/tree/read/fingerprint.js







/** The label with the hash of everything an image was built from; `command: build` sets it. */
const inputsLabel = 'docker-archive-action.inputs';
/**
 * Hashes everything an image is built from, to 64 hex digits; `parents` has the hashes of its parents by name, and
 * `platform` is undefined for the engine's own.
 */
function hashIngredients(image, parents, platform) {
    const { name, version, dockerfile, buildArgs, context } = image;
    const ingredients = [
        ...[1, name, version, dockerfile, sortEntries(buildArgs), context, sortEntries(parents)],
        ...(platform ? [(0,image_platform/* formatPlatform */.Bq)(platform)] : []),
    ];
    return sha256(JSON.stringify(ingredients));
}
/**
 * Hashes what the `.dockerignore` leaves of a context folder: paths, contents and executable bits, to 64 hex digits.
 * Times are left out because every checkout changes them. Throws `IGNORE_PATTERN` and `CONTEXT_UNREADABLE`.
 */
async function hashContext(dir, ignore, signal) {
    const entries = await (0,tree/* readContextTree */.kV)(dir, context_ignore/* IgnoreRules */.w.parse(ignore, (0,external_node_path_.join)(dir, '.dockerignore')));
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const entry of entries)
        hash.update(`${JSON.stringify(await hashEntry(entry, signal))}\n`);
    return hash.digest('hex');
}
// Larger files are hashed as a stream to bound memory.
const mostInMemory = 1024 * 1024;
async function hashEntry(entry, signal) {
    const { path, kind, mode, size, target, source } = entry;
    if (kind !== 'file' || 'content' in source)
        return [path, kind, target];
    try {
        const hash = size > mostInMemory ? await (0,sidecar/* hashFile */.DC)(source.path, signal) : sha256(await (0,promises_.readFile)(source.path));
        return [path, kind, (mode & 0o111) !== 0, hash];
    }
    catch (error) {
        signal.throwIfAborted();
        throw (0,tree/* contextUnreadable */.z2)(source.path, error);
    }
}
function sortEntries(map) {
    return Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
}
function sha256(content) {
    return (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex');
}

;// CONCATENATED MODULE: ./lib/actions/tree/read/control.js

const relation = /^(?<name>[a-z0-9][-+.\w/]*(?::\d+\/[-+.\w/]+)?)(?::[-.\w]+)?\s*(?:\([^()]+\)\s*)?(?:\[[^[\]]+\]\s*)?(?:<[^<>]+>\s*)*$/i;
/**
 * Parses the names in `Build-Depends` and `Depends` of all paragraphs of a `control` file, each once and in order; of
 * alternatives only the first. Throws `CONTROL` with `file` and line.
 */
function parseControl(text, file) {
    const found = new Map();
    for (const { text: item, line } of readFields(text, file).flatMap(splitRelations)) {
        const [first = ''] = item.split('|');
        // Debian's tools replace substitution variables by packages, never by images.
        if (/^\s*\$\{[^{}]*\}\s*$/.test(first))
            continue;
        const name = relation.exec(first.trim())?.groups?.['name'];
        if (name === undefined)
            throw malformed(file, line, 'a dependency is "name" or "name (>= version)"', item.trim());
        if (!found.has(name))
            found.set(name, { name, line });
    }
    return [...found.values()];
}
// The values of both fields, line by line.
function readFields(text, file) {
    const fields = [];
    let field;
    const lines = text.replace(/^\uFEFF/, '').split('\n');
    for (const [at, raw] of lines.entries()) {
        const [line, content] = [at + 1, raw.trimEnd()];
        if (content.startsWith('#'))
            continue;
        const [, name, value = ''] = /^([^\s:#-][^\s:]*)\s*:(.*)$/.exec(content) ?? [];
        if (name !== undefined) {
            field = [{ text: value, line }];
            if (/^(build-)?depends$/i.test(name))
                fields.push(field);
        }
        else if (content === '') {
            field = undefined;
        }
        else if (/^[ \t]/.test(content) && field) {
            field.push({ text: content, line });
        }
        else {
            throw malformed(file, line, 'a line is "Field: value", or starts with a space and continues the line before', content);
        }
    }
    return fields;
}
// A relation may span lines; its line is that of its first word.
function splitRelations(pieces) {
    const value = pieces.map(({ text }) => text).join('\n');
    return [...value.matchAll(/[^,\s][^,]*/g)].map(({ 0: text, index }) => {
        const before = value.slice(0, index).split('\n').length - 1;
        return { text, line: pieces[before]?.line ?? 1 };
    });
}
function malformed(file, line, allowed, found) {
    const annotation = { file, line, title: 'Malformed control file' };
    return new core_errors/* ActionError */.lZ('CONTROL', `${file}:${line}: ${JSON.stringify(found)}, allowed: ${allowed}`, { annotation });
}

;// CONCATENATED MODULE: ./lib/actions/tree/changelog/entries.js

// As in Debian, but names of images may contain `/` and `_` as well.
const heading = /^([a-z0-9][-+.\w/]*) \(([^() \t]+)\)((?:\s+[-+.\w]+)+);(.*)$/i;
const signature = /^ -- (?:(\S.*?) )?<([^>]*)> {1,2}((?:[A-Z][a-z]+, *)?\d{1,2} +[A-Z][a-z]+ +\d{4} +\d{1,2}:\d\d:\d\d +[-+]\d{4}(?: +\([^()]*\))?)$/i;
// Comments and keywords of version control belong to no entry.
const comment = /^(?:#|\/\*.*\*\/$|\$\w+:.*\$$)/;
// Settings of editors, and headings of older formats: dpkg stops reading there, too.
const ends = [
    /^(?:;;\s*)?Local variables:/i,
    /^vim:/i,
    /^\w+\s+\w+\s+\d{1,2}.*\d{4}\s+.*[<(].*[)>]/,
    /^[-+.\w]+[- ]\S+ Debian \S+/,
    /^Changes (?:from version .* to .*:|for [-+.\w]+:?$)/,
    /^Old Changelog:$/,
    /^[-+.\w]+ \([^() \t]+\)(?:[;:]| - |$)/,
    /^(?:\d+:)?\w[-+.~\w]*:?$/,
];
/** Parses a Debian changelog into its entries, newest first, at least one. Throws `CHANGELOG` with `file` and line. */
function parseChangelog(text, file) {
    const entries = [];
    let open;
    for (const [at, line] of splitLines(text).entries()) {
        if (open === undefined) {
            if (line === '' || comment.test(line))
                continue;
            if (entries.length > 0 && ends.some(end => end.test(line)))
                break;
            open = parseHeading(line, file, at + 1);
        }
        else if (line.startsWith(' --')) {
            entries.push({ ...open, changes: trimBlank(open.changes), ...parseSignature(line, file, at + 1) });
            open = undefined;
        }
        else if (line === '' || /^(?: {2}|\t)/.test(line)) {
            open.changes.push(line);
        }
        else if (!comment.test(line)) {
            const allowed = 'changes are indented by two spaces and end with a line " -- Name <email>  date"';
            throw entries_malformed(file, at + 1, allowed, line);
        }
    }
    const [newest, ...older] = entries;
    if (open)
        throw entries_malformed(file, open.line, 'the entry has no line " -- Name <email>  date" at its end');
    if (!newest)
        throw entries_malformed(file, 1, 'there is no entry');
    return [newest, ...older];
}
/** Splits a text into lines, without the white space at their ends. */
function splitLines(text) {
    const withoutMark = text.replace(/^\uFEFF/, '');
    return withoutMark.split('\n').map(line => line.trimEnd());
}
/** Removes the blank lines at both ends. */
function trimBlank(lines) {
    const first = lines.findIndex(line => line !== '');
    return first < 0 ? [] : lines.slice(first, lines.findLastIndex(line => line !== '') + 1);
}
function parseHeading(line, file, at) {
    const [, name, version, distributions, keys] = heading.exec(line) ?? [];
    if (name === undefined || version === undefined || distributions === undefined || keys === undefined) {
        throw entries_malformed(file, at, 'an entry starts with "package (version) distribution; urgency=high"', line);
    }
    const [, urgency = ''] = /(?:^|,)\s*urgency\s*=\s*([^\s,]+)/i.exec(keys) ?? [];
    return { package: name, version, distributions: distributions.trim().split(/\s+/), urgency, line: at, changes: [] };
}
function parseSignature(line, file, at) {
    const [, name = '', email, date] = signature.exec(line) ?? [];
    if (email !== undefined && date !== undefined)
        return { author: { name, email }, date };
    throw entries_malformed(file, at, 'an entry ends with " -- Name <email>  Mon, 02 Jan 2006 15:04:05 +0000"', line);
}
function entries_malformed(file, line, allowed, found) {
    const problem = found === undefined ? allowed : `${JSON.stringify(found)}, allowed: ${allowed}`;
    const annotation = { file, line, title: 'Malformed changelog' };
    return new core_errors/* ActionError */.lZ('CHANGELOG', `${file}:${line}: ${problem}`, { annotation });
}

;// CONCATENATED MODULE: ./lib/actions/tree/read/declarations.js




/** Reads the newest entry of a Debian changelog. Throws `CHANGELOG`. */
function readChangelogDeclaration(text, file) {
    const [newest] = parseChangelog(text, file);
    return { file, line: newest.line, name: newest.package, version: newest.version };
}
/** Reads an `image.yml`: `name`, `version`, and the names of parents under `depends`. Throws `TREE`. */
async function readImageYml(text, file) {
    const map = await readYamlMap(text, file, true);
    const unknown = Object.keys(map.values).find(key => !['name', 'version', 'depends'].includes(key));
    if (unknown !== undefined) {
        throw treeError(file, map.lineOf(unknown), `has ${unknown}, allowed: name, version, depends`);
    }
    const [name, version] = [readYamlString(map, 'name', file), readYamlString(map, 'version', file)];
    const parents = readYamlStrings(map, 'depends', file);
    const depends = parents.map((parent, i) => ({ name: parent, file, line: map.lineOf('depends', i) }));
    return { ...declare(file, name, version, map.lineOf('version') ?? map.lineOf('name')), depends };
}
/** Reads the labels of a Dockerfile. */
function readLabelDeclaration({ labels }, file) {
    const find = (key) => {
        const label = labels.get(`org.opencontainers.image.${key}`);
        // A label that a template still has to fill in declares nothing.
        return label && label.value !== '' && !/\{[{%]/.test(label.value) ? label : undefined;
    };
    const [title, version] = [find('title'), find('version')];
    return declare(file, title?.value, version?.value, (version ?? title)?.line);
}
/** Reads the first line of a file `VERSION`. */
function readVersionFile(text, file) {
    return declare(file, undefined, text.trim().split('\n')[0]?.trim(), 1);
}
/** Reads a `package.json`; the scope becomes the first part of the name. Throws `TREE`. */
function readPackageJson(text, file) {
    const record = (0,guards/* parseRecord */.Hh)(Buffer.from(text));
    if (!record)
        throw treeError(file, 1, 'is not a JSON object');
    const [name, version] = [record['name'], record['version']].map(each => ((0,guards/* isText */.KH)(each) ? each : undefined));
    return declare(file, name?.replace(/^@/, ''), version);
}
// An empty field declares nothing.
function declare(file, name, version, line) {
    return { file, line, name: name || undefined, version: version || undefined };
}

// EXTERNAL MODULE: ./node_modules/dockerfile-ast/lib/main.js
var lib_main = __webpack_require__(78390);
// EXTERNAL MODULE: ./node_modules/dockerfile-ast/lib/instructions/arg.js
var arg = __webpack_require__(14381);
// EXTERNAL MODULE: ./node_modules/dockerfile-ast/lib/instructions/copy.js
var copy = __webpack_require__(20444);
// EXTERNAL MODULE: ./node_modules/dockerfile-ast/lib/instructions/env.js
var env = __webpack_require__(1822);
// EXTERNAL MODULE: ./node_modules/dockerfile-ast/lib/instructions/from.js
var from = __webpack_require__(55377);
// EXTERNAL MODULE: ./node_modules/dockerfile-ast/lib/instructions/label.js
var label = __webpack_require__(83871);
// EXTERNAL MODULE: ./node_modules/dockerfile-ast/lib/instructions/run.js
var instructions_run = __webpack_require__(57224);
// EXTERNAL MODULE: ./lib/registry/platforms.js
var platforms = __webpack_require__(78559);
;// CONCATENATED MODULE: ./lib/actions/tree/read/text-range.js
/** Finds a range of lines and characters, as language servers give it, in its text; empty where there is none. */
function findRange(text, range) {
    if (!range)
        return [0, 0];
    const lines = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ 0: end, index }) => index + end.length)];
    const offsetOf = ({ line, character }) => (lines[line] ?? text.length) + character;
    return [offsetOf(range.start), offsetOf(range.end)];
}
/** Replaces parts of a text that do not overlap. */
function replaceRanges(text, replacements) {
    const backwards = [...replacements].sort(([[a]], [[b]]) => b - a);
    return backwards.reduce((edited, [[start, end], by]) => edited.slice(0, start) + by + edited.slice(end), text);
}

;// CONCATENATED MODULE: ./lib/actions/tree/read/variables.js
/**
 * Expands the variables of a word in a Dockerfile: `$A`, `${A}`, `${A:-b}`, `${A-b}`, `${A:+b}`, `${A+b}`, `${A:?b}`,
 * where `b` may contain variables; `escape` takes the next character literally.
 */
function expandVariables(text, lookup, escape = '\\') {
    const missing = [];
    const word = variables_readWord(text, 0, { lookup, missing, escape, used: true }, false);
    return { text: word.text, missing: [...new Set(missing)] };
}
function variables_readWord(source, start, reading, inBraces) {
    let text = '';
    let at = start;
    while (at < source.length) {
        const character = source[at] ?? '';
        if (inBraces && character === '}')
            break;
        if (character === reading.escape) {
            text += source[at + 1] ?? '';
            at += 2;
        }
        else if (character === '$') {
            const variable = readVariable(source, at, reading);
            text += variable.text;
            at = variable.end;
        }
        else {
            text += character;
            at++;
        }
    }
    return { text, end: at };
}
const plainName = /\$([A-Za-z_]\w*|\d|[@*#])/y;
const bracedName = /\$\{([A-Za-z_]\w*)(?:(:?[-+?])|(?=\}))/y;
function readVariable(source, at, reading) {
    const { lookup, missing, used } = reading;
    const note = (name) => {
        if (used)
            missing.push(name);
    };
    plainName.lastIndex = bracedName.lastIndex = at;
    const [whole, name = '', operator] = bracedName.exec(source) ?? plainName.exec(source) ?? [];
    if (whole === undefined) {
        // Patterns like `${A#b}` are not supported: references to images have no use for them.
        if (source.startsWith('${', at))
            note(source.slice(at, source.indexOf('}', at) + 1 || source.length));
        return { text: '$', end: at + 1 };
    }
    const value = lookup(name);
    const end = at + whole.length;
    if (operator === undefined) {
        if (value === undefined)
            note(name);
        return { text: value ?? '', end: source.startsWith('${', at) ? end + 1 : end };
    }
    const has = value !== undefined && !(operator.startsWith(':') && value === '');
    const kind = operator.at(-1);
    const usesOther = kind === '+' ? has : kind === '-' && !has;
    const other = variables_readWord(source, end, { ...reading, used: used && usesOther }, true);
    if (kind === '?' && !has)
        note(name);
    const text = usesOther ? other.text : kind === '+' ? '' : (value ?? '');
    return { text, end: other.end + 1 };
}

;// CONCATENATED MODULE: ./lib/actions/tree/read/dockerfile.js











const thisMachine = (0,platforms/* defaultPlatform */.nx)(process.arch);
/** Reads a Dockerfile as it is built with these build arguments, for a platform. */
function readDockerfile(text, buildArgs, platform = thisMachine) {
    const dockerfile = lib_main.DockerfileParser.parse(text);
    const reader = new FactsReader(buildArgs, platform, dockerfile.getEscapeCharacter());
    for (const instruction of dockerfile.getInstructions()) {
        const line = instruction.getRange().start.line + 1;
        if (instruction instanceof arg.Arg)
            reader.arg(instruction.getProperty());
        else if (instruction instanceof env.Env)
            instruction.getProperties().forEach(property => reader.env(property));
        else if (instruction instanceof label.Label) {
            instruction.getProperties().forEach(property => reader.label(property, line));
        }
        else if (instruction instanceof from.From) {
            const range = findRange(text, instruction.getImageRange());
            reader.from(instruction.getImage(), instruction.getBuildStage(), { line, range });
        }
        else if (instruction instanceof copy.Copy) {
            for (const { value, range } of flagsOf(instruction, 'from', text)) {
                reader.use(value, { by: 'COPY --from', line, range });
            }
        }
        else if (instruction instanceof instructions_run.Run) {
            for (const { value, range } of flagsOf(instruction, 'mount', text)) {
                reader.use(mountSource(value), { by: 'RUN --mount', line, range: narrowToSource(text, range) });
            }
        }
    }
    return reader;
}
function flagsOf(instruction, name, text) {
    const flags = instruction.getFlags().filter(flag => flag.getName() === name);
    return flags.map(flag => ({ value: flag.getValue() ?? '', range: findRange(text, flag.getValueRange()) }));
}
// The options of a mount are one line of CSV.
function mountSource(value) {
    const options = value.split(',').map(each => each.trim().replace(/^"(.*)"$/, '$1'));
    return options.find(each => each.startsWith('from='))?.slice('from='.length);
}
function narrowToSource(text, [start, end]) {
    const [from, to] = /(?:^|[,"\s])from=([^,"]*)/d.exec(text.slice(start, end))?.indices?.[1] ?? [0, 0];
    return [start + from, start + to];
}
// Arguments that BuildKit predefines.
function makePlatformArgs(prefix, platform) {
    const { os, architecture, variant = '' } = platform;
    const args = { PLATFORM: (0,image_platform/* formatPlatform */.Bq)(platform), OS: os, ARCH: architecture, VARIANT: variant };
    return Object.entries(args).map(([name, value]) => [prefix + name, value]);
}
class FactsReader {
    uses = [];
    labels = new Map();
    args = new Set();
    missing = [];
    #buildArgs;
    #escape;
    #global;
    #stages = new Set();
    // Undefined before the first FROM.
    #stage;
    constructor(buildArgs, platform, escape) {
        this.#buildArgs = buildArgs;
        this.#global = new Map([...makePlatformArgs('TARGET', platform), ...makePlatformArgs('BUILD', thisMachine)]);
        this.#escape = escape;
    }
    arg(property) {
        if (!property)
            return;
        const name = property.getName();
        this.args.add(name);
        const value = property.getValue();
        const fallback = value === null ? this.#global.get(name) : this.#expand(value).text;
        (this.#stage ?? this.#global).set(name, this.#buildArgs[name] ?? fallback);
    }
    env(property) {
        this.#stage?.set(property.getName(), this.#expand(property.getValue() ?? '').text);
    }
    label(property, line) {
        const { text, missing } = this.#expand(property.getValue() ?? '');
        if (missing.length === 0)
            this.labels.set(property.getName(), { value: text, line });
    }
    from(image, stage, at) {
        // FROM sees global arguments only.
        this.#stage = undefined;
        this.labels = new Map();
        this.#add({ ...at, by: 'FROM', reference: this.#resolve(image ?? '', at.line) });
        if (stage !== null)
            this.#stages.add(stage.toLowerCase());
        this.#stage = new Map();
    }
    use(written, at) {
        const reference = this.#resolve(written ?? '', at.line);
        // A number is the index of a stage.
        if (!/^\d+$/.test(reference))
            this.#add({ ...at, reference });
    }
    #add(use) {
        const { reference } = use;
        if (reference === '' || reference === 'scratch' || this.#stages.has(reference.toLowerCase()))
            return;
        this.uses.push(use);
    }
    #resolve(written, line) {
        const { text, missing } = this.#expand(written);
        this.missing.push(...missing.map(variable => ({ variable, line })));
        return missing.length === 0 ? text : '';
    }
    #expand(text) {
        const variables = this.#stage ?? this.#global;
        return expandVariables(text, name => variables.get(name), this.#escape);
    }
}

;// CONCATENATED MODULE: ./lib/actions/tree/read/identity.js




/**
 * Takes name and version each from the first declaration that has one; an undeclared name is the path of the folder.
 * Throws `TREE` with file and line.
 */
function resolveIdentity(folder, declarations, rules) {
    const named = declarations.find(({ name }) => name !== undefined);
    const versioned = declarations.find(({ version }) => version !== undefined);
    const base = rules.version || versioned?.version;
    if (base === undefined)
        throw missingVersion(folder);
    const name = named?.name ?? (folder.path === '.' ? (0,external_node_path_.basename)(folder.dir) : folder.path).toLowerCase();
    const version = base + rules.suffix;
    const nameAt = locationOf(named ?? { file: `${folder.shown}/${folder.dockerfile}` });
    const versionAt = versioned && !rules.version ? locationOf(versioned) : nameAt;
    const reference = (0,image_reference/* parseReference */.F2)(`${name}:x`);
    if (!reference || reference.path !== (0,image_reference/* familiarPath */.tQ)(name)) {
        const problem = `${JSON.stringify(name)} is not a valid image name, allowed: ${nameRule}`;
        throw treeError(nameAt.file, nameAt.line, problem);
    }
    if (!(0,image_version/* isVersion */.lF)(version)) {
        const problem = `${JSON.stringify(version)} is not a valid version, allowed: ${versionRule}`;
        throw treeError(versionAt.file, versionAt.line, problem);
    }
    return { name, version, tag: (0,image_version/* toTag */.yQ)(version), nameAt, versionAt };
}
/** One error for each name that several images have, with all their folders. */
function findDuplicates(images) {
    const byName = Map.groupBy(images, ({ identity }) => identity.name);
    return [...byName].flatMap(([name, same]) => {
        const [first] = same;
        if (!first || same.length < 2)
            return [];
        const { file, line } = first.identity.nameAt;
        const paths = same.map(({ path }) => path).join(' and ');
        return [treeError(file, line, `the image ${name} is in ${paths}; names must be unique`)];
    });
}
/** What versions may contain, for errors. */
const versionRule = 'letters, digits, ".", "+", "-" and "~", at most 100';
const nameRule = 'lower-case letters and digits with ".", "_", "-" or "/" between them';
function locationOf({ file, line }) {
    return { file, line };
}
function missingVersion({ shown, dockerfile }) {
    const hint = 'Add a file VERSION, a changelog, or image.yml with version: 1.0.0; or give all images one:\n  with:\n    version: 1.0.0';
    return treeError(`${shown}/${dockerfile}`, undefined, 'the image has no version', hint);
}

;// CONCATENATED MODULE: ./lib/actions/tree/read/folder-contents.js







/** Reads the files of an image's folder. Throws `TREE`, `CHANGELOG` and `CONTROL` with file and line. */
async function readFolderContents(folder, rules, buildArgs, platform) {
    const { files, shown, dockerfile } = folder;
    const read = async (name, parse) => files.has(name) ? parse(await folder_contents_readText((0,external_node_path_.join)(folder.dir, name)), `${shown}/${name}`) : undefined;
    const text = (await read(dockerfile, content => content)) ?? '';
    const facts = readDockerfile(text, buildArgs, platform);
    const changelog = await read('changelog', readChangelogDeclaration);
    const imageYml = await read('image.yml', readImageYml);
    const labels = readLabelDeclaration(facts, `${shown}/${dockerfile}`);
    const version = await read('VERSION', readVersionFile);
    const packageJson = await read('package.json', readPackageJson);
    const control = await read('control', (content, file) => parseControl(content, file).map(parent => ({ ...parent, file })));
    const declarations = [changelog, imageYml, labels, version, packageJson].filter(each => each !== undefined);
    const ignore = (await read(`${dockerfile}.dockerignore`, rule => rule)) ?? (await read('.dockerignore', rule => rule));
    return {
        ...folder,
        identity: resolveIdentity(folder, declarations, rules),
        text,
        facts,
        declared: [...(control ?? []), ...(imageYml?.depends ?? [])],
        ignore: ignore ?? '',
    };
}
async function folder_contents_readText(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        throw (0,tree/* contextUnreadable */.z2)(path, error);
    }
}

;// CONCATENATED MODULE: ./lib/actions/tree/read/image-folders.js



// Copies that version control and package managers keep.
const ignoredFolders = new Set(['.git', 'node_modules']);
/**
 * Finds the folders with a Dockerfile, sorted by path; links to folders are not followed. A template takes precedence
 * over a Dockerfile beside it, which was rendered from it. Throws `TREE_PATH` when there is none.
 */
async function findImageFolders(root, workspace) {
    const found = await walkFolder(root, root, workspace);
    if (found.length === 0)
        throw pathError(root, 'holds no folder with a Dockerfile or a Dockerfile.template');
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
async function walkFolder(dir, root, workspace) {
    const entries = await (0,promises_.readdir)(dir, { withFileTypes: true }).catch((error) => {
        throw pathError(dir, 'cannot be read as a folder', error);
    });
    const files = new Set(entries.filter(entry => !entry.isDirectory()).map(({ name }) => name));
    const folders = entries.filter(entry => entry.isDirectory() && !ignoredFolders.has(entry.name));
    const below = await Promise.all(folders.map(({ name }) => walkFolder((0,external_node_path_.join)(dir, name), root, workspace)));
    const dockerfile = ['Dockerfile.template', 'Dockerfile'].find(name => files.has(name));
    const path = toPosix((0,external_node_path_.relative)(root, dir)) || '.';
    const shown = toPosix((0,external_node_path_.relative)(workspace, dir)) || '.';
    return [...(dockerfile ? [{ dir, path, shown, files, dockerfile }] : []), ...below.flat()];
}
function pathError(dir, problem, cause) {
    const hint = 'The folder of the images, relative to the workspace:\n  with:\n    path: images';
    return new core_errors/* ActionError */.lZ('TREE_PATH', `path: ${JSON.stringify(dir)} ${problem}`, { hint, cause });
}
function toPosix(path) {
    return path.replaceAll(external_node_path_.sep, '/');
}

;// CONCATENATED MODULE: ./lib/actions/tree/read/reference-resolver.js

function formatRepository({ registry, namespace }, name) {
    return [registry, namespace, name].filter(Boolean).join('/');
}
/** The full label of an image, `registry/namespace/name:tag`, without empty parts. */
function formatLabel(prefix, { name, tag }) {
    return `${formatRepository(prefix, name)}:${tag}`;
}
/** Tells which references stand for images of the tree. */
class ReferenceResolver {
    #prefix;
    #images;
    #baseImages;
    #complete;
    /**
     * `baseImages` are references to images from outside whose names look like those of the tree. When `images` is not
     * `complete`, because some folders could not be read, no reference is `unknown`.
     */
    constructor(prefix, images, baseImages, complete = true) {
        this.#prefix = prefix;
        this.#complete = complete;
        this.#images = new Map([...images].map(image => [image.name, image]));
        this.#baseImages = baseImages;
    }
    /** Resolves a reference in the Dockerfile of the image `child`. */
    resolve(reference, child) {
        const { name, ours } = this.#shorten(reference);
        if (name === undefined || this.#isBaseImage(reference))
            return { kind: 'external' };
        const image = this.#images.get(name);
        // `FROM nginx:1.27` in a folder `nginx` is the image from outside.
        if (!image || name === child)
            return this.#isUnknown(ours && name !== child);
        const { tag, digest } = (0,image_reference/* parseReference */.F2)(reference) ?? {};
        const current = digest === undefined && [undefined, 'latest', image.tag].includes(tag);
        return current ? { kind: 'parent', name } : { kind: 'external', otherTag: formatLabel(this.#prefix, image) };
    }
    /** Resolves a short name in the `control` or `image.yml` of the image `child`. */
    resolveName(name, child) {
        if (this.#images.has(name) && name !== child)
            return { kind: 'parent', name };
        const known = this.#repositoriesOf(name).some(repository => this.#findBaseImage(repository) !== undefined);
        return this.#isUnknown(!known && name !== child);
    }
    /** The full reference for a short name, as the filter `image_tag` gives it: an image of the tree, else a base image. */
    findLabel(name) {
        const image = this.#images.get(name);
        if (image)
            return formatLabel(this.#prefix, image);
        const [own, plain] = this.#repositoriesOf(name).map(repository => this.#findBaseImage(repository));
        return own ?? plain ?? (this.#complete ? undefined : formatLabel(this.#prefix, { name, tag: 'x' }));
    }
    #isUnknown(belongsToTree) {
        return { kind: belongsToTree && this.#complete ? 'unknown' : 'external' };
    }
    #repositoriesOf(name) {
        return [formatRepository(this.#prefix, name), name];
    }
    #isBaseImage(reference) {
        const repository = (0,image_reference/* parseReference */.F2)(reference)?.repository;
        return repository !== undefined && this.#findBaseImage(repository) !== undefined;
    }
    #findBaseImage(repository) {
        const wanted = (0,image_reference/* parseReference */.F2)(repository)?.repository;
        return this.#baseImages.find(base => wanted !== undefined && (0,image_reference/* parseReference */.F2)(base)?.repository === wanted);
    }
    // The short name that a reference may stand for, and whether only the tree can have an image of that reference.
    #shorten(reference) {
        const { registry, namespace } = this.#prefix;
        const prefix = (0,image_reference/* parseReference */.F2)(formatRepository(this.#prefix, 'x'))?.repository.slice(0, -1) ?? '';
        const repository = (0,image_reference/* parseReference */.F2)(reference)?.repository;
        if (repository === undefined)
            return { ours: false };
        // Others publish in a registry, too; only a namespace of it belongs to the tree.
        if (prefix !== '' && repository.startsWith(prefix)) {
            return { name: repository.slice(prefix.length), ours: namespace !== '' };
        }
        if (hasHost(reference))
            return { ours: false };
        const inNamespace = registry !== '' && repository.startsWith(`${namespace}/`);
        return { name: inNamespace ? repository.slice(namespace.length + 1) : repository, ours: false };
    }
}
function hasHost(reference) {
    return /^(?:localhost|[^/]*[.:][^/]*)\//.test(reference);
}

;// CONCATENATED MODULE: ./lib/actions/tree/read/image.js





/** Whether a folder has a template instead of a Dockerfile. */
function isTemplate({ dockerfile }) {
    return dockerfile === 'Dockerfile.template';
}
/** Renders the Dockerfile of a folder, resolves its parents and hashes its context. Problems go to the diagnostics. */
async function readTreeImage(contents, reading) {
    const { prefix, buildArgs, platform, resolver, render, diagnostics, warnings, signal } = reading;
    const { identity, shown, text, declared, dir, ignore } = contents;
    const { name, version, tag, versionAt } = identity;
    const file = `${shown}/${contents.dockerfile}`;
    const dockerfile = isTemplate(contents) ? render(text, dir, file) : text;
    const facts = isTemplate(contents) ? readDockerfile(dockerfile, buildArgs, platform) : contents.facts;
    for (const { variable, line } of facts.missing) {
        const hint = `Give it a default in an ARG before the first FROM, or:\n  with:\n    build-args: ${variable}=…`;
        diagnostics.add(treeError(file, line, `${variable} in the name of an image has no value`, hint));
    }
    const found = findDependencies(resolver, { name, file, uses: facts.uses, declared });
    found.problems.forEach(problem => diagnostics.add(problem));
    warnings.push(...found.warnings);
    const image = {
        name,
        version,
        tag,
        versionAt,
        label: formatLabel(prefix, identity),
        folder: contents,
        dockerfile,
        uses: facts.uses,
        buildArgs: pickDeclared(buildArgs, facts),
        parents: [...found.parents.keys()].sort(),
        references: found.references,
        externals: [...found.externals.keys()],
    };
    return { image, context: await hashContext(dir, ignore, signal), mentions: found.parents };
}
function pickDeclared(buildArgs, { args }) {
    return Object.fromEntries(Object.entries(buildArgs).filter(([name]) => args.has(name)));
}

;// CONCATENATED MODULE: ./lib/actions/tree/read/template-filters.js
/** The filters of docker-pkg's templates; each maps a string to a string and throws `Error` when it cannot. */
function makeFilters({ resolver, config, warn }) {
    const { uids, aptOptions, aptOnlyProxy } = config;
    const uidOf = (name) => (Object.hasOwn(uids, name) ? uids[name] : undefined);
    return {
        image_tag: name => {
            const label = resolver.findLabel(name);
            if (label !== undefined)
                return label;
            throw new Error(`neither the tree nor the base images have ${JSON.stringify(name)}`);
        },
        upstream_version: readUpstreamVersion,
        uid: name => {
            const uid = uidOf(name);
            if (uid === undefined)
                warn(`known_uid_mappings has no ${JSON.stringify(name)}; the name is used instead`);
            return String(uid ?? name);
        },
        add_user: name => {
            const uid = uidOf(name);
            if (uid === undefined)
                throw new Error(`known_uid_mappings has no ${JSON.stringify(name)}`);
            return `groupadd -o -g ${uid} -r ${quote(name)} && useradd -l -o -m -d ${quote(`/var/lib/${name}`)} -r -g ${uid} -u ${uid} ${quote(name)}`;
        },
        apt_install: packages => {
            const install = `apt-get install --yes ${aptOptions} --no-install-recommends ${packages}`;
            const command = `apt-get update && DEBIAN_FRONTEND=noninteractive ${toOneLine(install)}`;
            return withProxy(command, 'apt-get clean && rm -rf /var/lib/apt/lists/*', aptOnlyProxy);
        },
        apt_remove: packages => {
            const purge = `apt-get remove --yes --purge ${aptOptions} ${packages}`;
            return withProxy(`DEBIAN_FRONTEND=noninteractive ${toOneLine(purge)}`, 'apt-get clean', aptOnlyProxy);
        },
    };
}
/** The upstream version in an image's reference: its tag up to the first `-`, where Debian's revision begins. Throws `Error` without a tag. */
function readUpstreamVersion(reference) {
    const [, tag] = /^[^:]*(?::\d+\/[^:]*)?:([^:/]+)$/.exec(reference) ?? [];
    if (tag === undefined)
        throw new Error(`${JSON.stringify(reference)} is not name:tag`);
    return tag.split('-')[0] ?? '';
}
const proxyFile = '/etc/apt/apt.conf.d/80_proxy';
function withProxy(command, clean, proxy) {
    if (proxy === '')
        return `${command} && ${clean}`;
    return `echo ${quote(`Acquire::http::Proxy "${proxy}";`)} > ${proxyFile} && ${command} && rm -f ${proxyFile} && ${clean}`;
}
function toOneLine(text) {
    return text.replace(/\s+/g, ' ').trim();
}
function quote(word) {
    return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw `'\''`)}'`;
}

;// CONCATENATED MODULE: ./lib/actions/tree/read/block-sets.js
const blockSet = /\{%(-?)\s*set\s+(\w+)\s*(?:\|([^%]*?))?(-?)%\}(.*?)\{%(-?)\s*endset\s*(-?)%\}/gs;
/**
 * Nests a filter block into each block set of a template. In Jinja, `{% set name | filter -%}…{%- endset %}` filters a
 * block and trims it; the template library can do neither. Lines stay where they are.
 */
function nestBlockSets(text) {
    return text.replace(blockSet, (...match) => {
        const [, before = '', name = '', filters, after = '', body = '', end = '', last = ''] = match;
        const blocks = filters === undefined ? [['if true', 'endif']] : splitFilters(filters).map(toBlock);
        const opened = blocks.toReversed().map(([tag], i) => `{% ${tag} ${i === blocks.length - 1 ? after : ''}%}`);
        const closed = blocks.map(([, tag], i) => `{%${i === 0 ? end : ''} ${tag} %}`);
        return `{%${before} set ${name} %}${opened.join('')}${body}${closed.join('')}{% endset ${last}%}`;
    });
}
// A `|` inside quotation marks belongs to an argument.
function splitFilters(chain) {
    return chain.split(/\|(?=(?:[^'"]|'[^']*'|"[^"]*")*$)/).map(each => each.trim());
}
function toBlock(filter) {
    return [`filter ${filter}`, 'endfilter'];
}

;// CONCATENATED MODULE: ./lib/actions/tree/read/template-check.js
// Names that the library or Jinja defines.
const builtIn = ['loop', 'caller', 'super', 'self', 'range', 'cycler', 'joiner', 'True', 'False', 'None'];
/** Finds the variables and filters that a template uses without a definition; `is defined` and `default` accept any variable. */
function findUndefined(root, variables, hasFilter) {
    const nodes = listNodes(root);
    const defined = new Set([...builtIn, ...variables, ...nodes.flatMap(namesDefinedBy)]);
    const exempt = new Set(nodes.flatMap(exemptSymbols));
    return nodes.flatMap((node) => {
        const line = node.lineno + 1;
        if (isOneOf(node, 'Filter')) {
            const name = nameOf(node['name']);
            return hasFilter(name) ? [] : [{ what: 'filter', name, line }];
        }
        const missing = node.typename === 'Symbol' && !exempt.has(node) && !defined.has(nameOf(node));
        return missing ? [{ what: 'variable', name: nameOf(node), line }] : [];
    });
}
/** The line of a filter that is applied to the literal `value`, else of its first use; counts from 1. */
function findFilterLine(root, name, value) {
    const uses = listNodes(root).filter(node => isOneOf(node, 'Filter') && nameOf(node['name']) === name);
    const literal = uses.find(node => argumentsOf(node)[0]?.value === value);
    const use = literal ?? uses[0];
    return use && use.lineno + 1;
}
function listNodes(root) {
    const nodes = [root];
    // Iterating an array also visits what is pushed meanwhile.
    for (const node of nodes)
        nodes.push(...partsOf(node));
    return nodes;
}
function partsOf(node) {
    return [...(node.children ?? []), ...node.fields.flatMap(field => node[field])].filter(isNode);
}
// The names that a node defines.
function namesDefinedBy(node) {
    if (isOneOf(node, 'Set'))
        return symbolsIn(node['targets']);
    if (isOneOf(node, 'For', 'AsyncEach', 'AsyncAll'))
        return symbolsIn(node['name']);
    if (isOneOf(node, 'Macro', 'Caller'))
        return [...symbolsIn(node['name']), ...symbolsIn(node['args'])];
    if (isOneOf(node, 'Import'))
        return symbolsIn(node['target']);
    if (isOneOf(node, 'FromImport'))
        return symbolsIn(node['names']);
    return [];
}
// Symbols that are not variables, and variables that may be undefined.
function exemptSymbols(node) {
    if (isOneOf(node, 'Pair'))
        return [node['key']].filter(isNode);
    if (isOneOf(node, 'Block'))
        return [node['name']].filter(isNode);
    if (isOneOf(node, 'Is')) {
        const test = [node['right']].filter(isNode);
        const asked = test.some(each => /^(un)?defined$/.test(nameOf(each)));
        return [...test, ...test.map(each => each['name']).filter(isNode), ...(asked ? [node['left']].filter(isNode) : [])];
    }
    if (!isOneOf(node, 'Filter'))
        return [];
    const fallback = ['default', 'd'].includes(nameOf(node['name']));
    return [node['name'], ...(fallback ? argumentsOf(node).slice(0, 1) : [])].filter(isNode);
}
function symbolsIn(value) {
    return [value]
        .flat()
        .filter(isNode)
        .flatMap(listNodes)
        .filter(node => node.typename === 'Symbol')
        .map(nameOf);
}
function argumentsOf(node) {
    return isNode(node['args']) ? (node['args'].children ?? []) : [];
}
function nameOf(node) {
    return isNode(node) && typeof node.value === 'string' ? node.value : '';
}
function isOneOf({ typename }, ...names) {
    return names.includes(typename);
}
function isNode(value) {
    return typeof value === 'object' && value !== null && 'typename' in value;
}

;// CONCATENATED MODULE: ./lib/actions/tree/read/template.js




const noCache = { noCache: true };
/** Prepares the rendering of Jinja templates as docker-pkg renders them: with the tag `do`, and with undefined variables as errors. */
async function openTemplates({ variables, filters }) {
    const { default: nunjucks } = (await __webpack_require__.e(/* import() */ 115).then(__webpack_require__.t.bind(__webpack_require__, 18115, 19)));
    nunjucks.installJinjaCompat();
    lockMembers(nunjucks.runtime);
    const extension = new DoTag();
    const names = new Set(Object.keys(variables));
    const loader = new nunjucks.FileSystemLoader([], noCache);
    // Shared by all templates because it is slow to create.
    const environment = new nunjucks.Environment(loader, { autoescape: false, throwOnUndefined: true });
    environment.addExtension('do', extension);
    const failures = [];
    for (const [name, filter] of Object.entries(filters)) {
        environment.addFilter(name, (value) => {
            try {
                return filter(String(value));
            }
            catch (error) {
                failures.push({ name, value, error });
                throw error;
            }
        });
    }
    return (source, dir, file) => {
        const text = nestBlockSets(source);
        loader.searchPaths = [dir];
        failures.length = 0;
        let root;
        try {
            root = nunjucks.parser.parse(text, [extension], {});
            const [missing] = findUndefined(root, names, name => hasFilter(environment, name));
            if (missing)
                throw treeError(file, missing.line, `the ${missing.what} ${missing.name} is not defined`);
            return new nunjucks.Template(text, environment, file, true).render({ ...variables });
        }
        catch (error) {
            const [failure] = failures;
            if (failure) {
                const line = root && findFilterLine(root, failure.name, failure.value);
                throw treeError(file, line, `${failure.name}: ${(0,core_errors/* messageOf */.bD)(failure.error)}`);
            }
            throw explainTemplateError(file, error);
        }
    };
}
function hasFilter(environment, name) {
    try {
        return environment.getFilter(name) !== undefined;
    }
    catch {
        return false;
    }
}
// The library puts the place, `(file) [Line 2, Column 3]`, on lines before the problem.
function explainTemplateError(file, error) {
    if (error instanceof core_errors/* ActionError */.lZ)
        return error;
    const [place = '', ...rest] = (0,core_errors/* messageOf */.bD)(error).split('\n');
    const { lineno } = error;
    const line = /\[Line (\d+)/.exec(place)?.[1] ?? (lineno === undefined ? undefined : lineno + 1);
    const reason = (rest.length > 0 ? rest.join(' ') : place).replace(/^\s*(?:Error: )?/, '').trim();
    const problem = reason === 'attempted to output null or undefined value' ? 'an expression has no value' : reason;
    return treeError(file, line === undefined ? undefined : Number(line), problem);
}
const locked = new Set([
    'constructor',
    'prototype',
    '__proto__',
    '__defineGetter__',
    '__defineSetter__',
    '__lookupGetter__',
]);
// Through the constructor of a function, a template could run any code in this process, which holds credentials.
function lockMembers(runtime) {
    const { memberLookup } = runtime;
    if ('locked' in memberLookup)
        return;
    const lookup = function (object, key, ...more) {
        // An object could turn into a different key each time it is converted to a string.
        const isPrimitive = key === null || !['object', 'function'].includes(typeof key);
        if (!isPrimitive || locked.has(key)) {
            throw new Error(`templates may not use ${isPrimitive ? String(key) : 'an object'} as a member`);
        }
        return Reflect.apply(memberLookup, this, [object, key, ...more]);
    };
    runtime.memberLookup = Object.assign(lookup, { locked: true });
}
// `{% do list.append(x) %}` evaluates an expression and renders nothing.
class DoTag {
    tags = ['do'];
    parse(parser, nodes) {
        const tag = parser.nextToken();
        const expression = parser.parseSignature(null, true);
        parser.advanceAfterBlockEnd(tag.value);
        return new nodes.CallExtension(this, 'run', expression);
    }
    run() {
        return '';
    }
}

;// CONCATENATED MODULE: ./lib/actions/tree/read/tree.js












// Keeps the disk busy without opening too many files.
const concurrency = 32;
/**
 * Reads a tree of images: their names, versions and parents, and the hashes of what they are built from. Reports all
 * problems in one `TREE` error with files and lines; also throws `TREE_PATH` and the errors of build contexts.
 */
async function readTree(source, signal) {
    const { root, workspace, prefix, baseImages, rules, buildArgs, platform } = source;
    const diagnostics = new Diagnostics();
    const warnings = [];
    const folders = await findImageFolders(root, workspace);
    const contents = await mapDefined(folders, signal, folder => diagnostics.attempt(() => readFolderContents(folder, rules, buildArgs, platform)));
    findDuplicates(contents).forEach(error => diagnostics.add(error));
    const complete = contents.length === folders.length;
    const named = contents.map(({ identity }) => identity);
    const resolver = new ReferenceResolver(prefix, named, baseImages, complete);
    const render = await openRender(source, contents, resolver, warnings);
    const reading = { prefix, buildArgs, platform, resolver, render, diagnostics, warnings, signal };
    const images = await mapDefined(contents, signal, folder => diagnostics.attempt(() => readTreeImage(folder, reading)));
    diagnostics.finish();
    return { images: hashInOrder(images, platform), warnings: warnings.sort() };
}
async function mapDefined(items, signal, work) {
    const results = await (0,p_map/* default */.Ay)(items, work, { concurrency, signal });
    return results.filter(each => each !== undefined);
}
// The template library loads only for trees that have templates.
async function openRender({ config, prefix, baseImages }, images, resolver, warnings) {
    if (!images.some(isTemplate))
        return text => text;
    const filters = makeFilters({ resolver, config, warn: text => void warnings.push(text) });
    return openTemplates({ variables: { ...config.variables, ...prefix, base_images: baseImages }, filters });
}
// The hash of an image contains those of its parents.
function hashInOrder(images, platform) {
    const byName = new Map(images.map(each => [each.image.name, each]));
    const order = orderByLevel(images.map(({ image }) => image));
    if ('cycle' in order)
        throw cycleError(order.cycle, (name, parent) => byName.get(name)?.mentions.get(parent));
    const hashes = new Map();
    return order.levels.flat().flatMap(name => {
        const each = byName.get(name);
        if (!each)
            return [];
        const { image, context } = each;
        const parents = Object.fromEntries(image.parents.map(parent => [parent, hashes.get(parent) ?? '']));
        const inputs = hashIngredients({ ...image, context }, parents, platform);
        hashes.set(name, inputs);
        return [{ ...image, inputs }];
    });
}

;// CONCATENATED MODULE: ./lib/actions/tree/read/version-suffix.js
/** The suffix of all versions of a run, in UTC: `-20250131`, or `-20250131-235959` for a snapshot. `time` is in milliseconds since 1970. */
function makeVersionSuffix(kind, time) {
    const [day = '', clock = ''] = new Date(time)
        .toISOString()
        .replace(/[-:]|\..*/g, '')
        .split('T');
    return kind === 'nightly' ? `-${day}` : `-${day}-${clock}`;
}

;// CONCATENATED MODULE: ./lib/actions/tree/read/selected-tree.js




/** Reads a tree. Throws `TREE_SELECT` for a pattern in `select` that matches no image, and the errors of `readTree`. */
async function readSelectedTree(context) {
    const { request, config, environment, log, signal } = context;
    const time = readTime(environment);
    const source = makeTreeSource(request, config, environment.workspace, time);
    const tree = await context.stage('Read', () => readTree(source, signal), ({ images }) => `${images.length} images`);
    tree.warnings.forEach(warning => log.warning(warning));
    const selection = selectImages(tree.images, request.select);
    checkSelection(selection, tree);
    return { tree, source, selected: selection.names, time };
}
function makeTreeSource(request, config, workspace, time) {
    const { root, buildArgs, version, suffix, platform } = request;
    return {
        root,
        workspace,
        config,
        buildArgs,
        platform,
        prefix: {
            registry: (request.registry || config.registry).toLowerCase(),
            namespace: request.namespace || config.namespace,
        },
        baseImages: [...new Set([...request.baseImages, ...config.baseImages])],
        rules: { version, suffix: suffix ? makeVersionSuffix(suffix, time) : '' },
    };
}
// Later jobs of a run set SOURCE_DATE_EPOCH to give their versions the same suffix.
function readTime({ env }) {
    const text = env['SOURCE_DATE_EPOCH'] ?? '';
    if (text === '')
        return Date.now();
    if (/^\d{1,11}$/.test(text))
        return Number(text) * 1000;
    throw new core_errors/* ActionError */.lZ('INPUTS', `SOURCE_DATE_EPOCH is ${JSON.stringify(text)}, allowed: seconds since 1970`, {
        hint: 'env:\n  SOURCE_DATE_EPOCH: ${{ needs.plan.outputs.source-date-epoch }}',
    });
}
function checkSelection({ names, unmatched }, { images }) {
    if (unmatched.length === 0 && names.size > 0)
        return;
    const patterns = unmatched.map(pattern => JSON.stringify(pattern)).join(', ');
    const problem = unmatched.length > 0 ? `no image matches ${patterns}` : 'the patterns with "!" exclude all images';
    const some = images.slice(0, 10).map(({ label }) => label);
    const list = `${some.join(', ')}${images.length > some.length ? ', …' : ''}`;
    const hint = `A pattern must match a whole label, name:tag or name; the images are: ${list}`;
    throw new core_errors/* ActionError */.lZ('TREE_SELECT', `select: ${problem}`, { hint });
}

// EXTERNAL MODULE: ./lib/stores/cache/entries.js + 3 modules
var entries = __webpack_require__(77155);
// EXTERNAL MODULE: ./lib/stores/cache/service.js
var service = __webpack_require__(63848);
// EXTERNAL MODULE: ./lib/stores/folder.js
var folder = __webpack_require__(28836);
// EXTERNAL MODULE: ./lib/core/look-up.js
var look_up = __webpack_require__(2892);
// EXTERNAL MODULE: ./lib/stores/cache/keys.js
var cache_keys = __webpack_require__(26035);
// EXTERNAL MODULE: ./lib/image/name.js
var image_name = __webpack_require__(3158);
;// CONCATENATED MODULE: ./lib/stores/cache/inputs-key.js


/** The beginning of the cache keys of the archives of this name that were built from these inputs, 64 hex digits. */
function inputsPrefix(inputs, name) {
    return `docker-archive-inputs/1/${inputs}/${(0,cache_keys/* cachePrefix */.Vs)(name)}`;
}
/** The cache key of the marker entry that says what an archive was built from; `command: build` stores it. */
function inputsKey(inputs, archive) {
    return `docker-archive-inputs/1/${inputs}/${(0,cache_keys/* cacheKey */.k$)({ ...archive, repository: (0,image_name/* repositoryOf */._M)(archive.name) })}`;
}
/** The archive that such a key names; undefined for every other key. */
function parseInputsKey(key) {
    const [, rest = ''] = /^docker-archive-inputs\/1\/[0-9a-f]{64}\/(.*)$/.exec(key) ?? [];
    return (0,cache_keys/* parseCacheKey */.dU)(rest);
}

;// CONCATENATED MODULE: ./lib/actions/tree/archive-name.js


/** The name in the archives of an image. */
function archiveNameOf({ label }) {
    return (0,image_name/* nameOf */.Vb)((0,image_reference/* parseReference */.F2)(label)?.repository ?? label);
}

;// CONCATENATED MODULE: ./lib/actions/tree/plan/find-in-cache.js




/** Finds the archives in the actions cache that were built from the same inputs, by the names of their images. */
async function findInCache(entries, images) {
    const records = await entries.find(images.map(image => inputsPrefix(image.inputs, archiveNameOf(image))));
    if (!records.known)
        return records;
    const recorded = images.flatMap(({ name }, i) => {
        const cached = parseInputsKey(records.value[i] ?? '');
        if (!cached)
            return [];
        const { repository, ...archive } = cached;
        return [{ name, archive, key: (0,cache_keys/* cacheKey */.k$)({ ...archive, repository }) }];
    });
    // The cache may have evicted an archive and kept the record of its inputs.
    const keys = await entries.find(recorded.map(({ key }) => key));
    return (0,look_up/* whenKnown */.qe)(keys, there => {
        const kept = recorded.filter(({ key }, i) => there[i] === key);
        return new Map(kept.map(({ name, archive }) => [name, archive]));
    });
}

;// CONCATENATED MODULE: ./lib/actions/tree/plan/find-in-engine.js

/** Finds all images of an engine, by `repository:tag`. */
async function findInEngine(engine, signal) {
    const images = await engine.list(signal);
    return new Map(images.flatMap(({ tags, labels }) => tags.map((tag) => [tag, { inputs: labels[inputsLabel] }])));
}

;// CONCATENATED MODULE: ./lib/actions/tree/plan/find-in-folder.js


/** Finds the archives that the archive folder has of images in their current versions, by the names of the images. */
async function findInFolder(folder, images) {
    const byArchive = new Map(images.map(image => [`${archiveNameOf(image)}_${image.version}`, image.name]));
    const imageOf = ({ name, version }) => byArchive.get(`${name}_${version}`);
    const stored = await folder.list({ accept: archive => imageOf(archive) !== undefined });
    const copies = new Map();
    for (const { archive, metadata } of stored.value) {
        const name = imageOf(archive) ?? '';
        copies.set(name, [...(copies.get(name) ?? []), { archive, inputs: metadata?.labels[inputsLabel] }]);
    }
    return copies;
}

// EXTERNAL MODULE: ./lib/registry/client.js + 4 modules
var registry_client = __webpack_require__(13380);
// EXTERNAL MODULE: ./lib/registry/pull.js + 1 modules
var pull = __webpack_require__(68074);
;// CONCATENATED MODULE: ./lib/actions/tree/plan/find-in-registry.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});







// The answers are small documents, so a long silence means that none will come.
const idleTimeout = 60_000;
const retries = 3;
const find_in_registry_concurrency = 32;
const mostLines = 20;
/**
 * Finds images in their registry by their labels; undefined for those that it does not have. Throws `REGISTRY_LOOK`
 * with one line for each image about which the registry gives no clear answer.
 */
async function findInRegistry(labels, query) {
    const errors = [];
    const ask = async (label) => {
        try {
            return [label, await findOne(label, query)];
        }
        catch (error) {
            query.signal.throwIfAborted();
            if (!(error instanceof core_errors/* ActionError */.lZ))
                throw error;
            errors.push(error);
            return [label, undefined];
        }
    };
    const found = await (0,p_map/* default */.Ay)(labels, ask, { concurrency: find_in_registry_concurrency, signal: query.signal });
    if (errors.length > 0)
        throw lookUpError(errors, labels.length);
    return new Map(found);
}
function lookUpError(errors, total) {
    const [first] = errors;
    const lines = errors.map(({ message }) => `- ${message.replace(/^cannot pull/, 'cannot look up')}`).sort();
    const problem = `the registry does not say whether it has ${errors.length} of ${total} images`;
    const hint = `${first?.hint ?? ''}\nOr plan without it:\n  with:\n    check-registry: false`.trim();
    return new core_errors/* ActionError */.lZ('REGISTRY_LOOK', `${problem}:\n${lines.slice(0, mostLines).join('\n')}`, {
        hint,
        cause: first,
    });
}
async function findOne(label, query) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const image = (0,image_reference/* parseReference */.F2)(label);
        if (!image)
            throw new core_errors/* ActionError */.lZ('REGISTRY_LOOK', `${label} is not a valid image reference`);
        const client = __addDisposableResource(env_1, new registry_client/* RegistryClient */.b(image, query), false);
        const order = {
            image,
            tag: image.tag ?? 'latest',
            platform: query.platform,
            retries,
            idleTimeout,
            limitIsFixed: true,
        };
        try {
            const { config } = await (0,pull/* fetchManifest */.Cj)(client, order, quiet(query.log), query.signal);
            return { inputs: readInputsLabel(config) };
        }
        catch (error) {
            if (!(error instanceof core_errors/* ActionError */.lZ))
                throw error;
            if (error.code === 'PULL_NOT_FOUND')
                return undefined;
            // The image exists, but for another platform or in a form without labels.
            if (['PLATFORM', 'PULL_UNSUPPORTED'].includes(error.code))
                return {};
            throw error;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
// The details of every image would flood the log.
function quiet(log) {
    const debug = (text) => log.debug(text);
    const warning = (text) => log.warning(text);
    return { debug, info: debug, notice: debug, foreign: debug, warning };
}
function readInputsLabel(config) {
    const inner = (0,guards/* parseRecord */.Hh)(config)?.['config'];
    const labels = (0,guards/* isRecord */.u4)(inner, []) ? inner['Labels'] : undefined;
    const inputs = (0,guards/* isRecord */.u4)(labels, []) ? labels[inputsLabel] : undefined;
    return (0,guards/* isText */.KH)(inputs) ? inputs : undefined;
}

;// CONCATENATED MODULE: ./lib/actions/tree/plan/find-copies.js










/** Looks for copies of images in their `registry` (empty: none), the engine, the archive folder and the cache. */
async function findCopies(context, images, registry) {
    const { request, environment, signal } = context;
    const published = await searchRegistry(context, images, registry);
    const engine = await searchEngine(context);
    const dir = (0,core_environment/* archiveFolder */.tw)(request.archiveDir, environment);
    const archived = await findInFolder(new folder/* FolderStore */.c({ dir, signal }), images);
    // A file in the folder is nearer than an entry.
    const isHere = ({ name, inputs }) => (archived.get(name) ?? []).some(copy => copy.inputs === inputs);
    const cached = await searchCache(context, images.filter(image => !isHere(image)));
    return ({ name, label, inputs }) => {
        const archive = cached.get(name);
        return {
            registry: published && { copy: published.get(label) },
            engine: engine.get((0,image_reference/* nameInEngine */.bM)(label)),
            archives: [...(archived.get(name) ?? []), ...(archive ? [{ inputs, archive }] : [])],
        };
    };
}
async function searchRegistry(context, images, registry) {
    const { request, log, signal } = context;
    if (request.checkRegistry === 'false' || (request.checkRegistry === 'auto' && registry === ''))
        return undefined;
    const labels = images.map(({ label }) => label);
    const registries = await context.registries();
    const found = await findInRegistry(labels, { ...registries, platform: request.platform, log, signal });
    const count = [...found.values()].filter(copy => copy !== undefined).length;
    log.info(`registry: ${count} of ${labels.length} images`);
    return found;
}
// An engine is optional, unless an input names one.
async function searchEngine({ request, engine, log, signal }) {
    try {
        return await findInEngine(await engine(), signal);
    }
    catch (error) {
        signal.throwIfAborted();
        if (request.dockerHost !== '')
            throw error;
        log.info(`engine: not searched, ${(0,core_errors/* messageOf */.bD)(error)}`);
        return new Map();
    }
}
async function searchCache(context, images) {
    const obstacle = (0,service/* cacheObstacle */.MH)(context.environment, 'read');
    if (obstacle === undefined) {
        return context.lookUps.valueOr(await findInCache(new entries/* CacheEntries */.Z(context, context.github()), images), new Map());
    }
    context.log.info(`cache: not searched, ${obstacle}`);
    return new Map();
}

// EXTERNAL MODULE: ./lib/stores/files.js
var files = __webpack_require__(30437);
;// CONCATENATED MODULE: ./lib/actions/tree/plan/find-in-artifacts.js





/**
 * Finds archives among the artifacts of this run for images that otherwise have to be built, by the names of the
 * images. An artifact does not say what its image was built from, so candidates are downloaded into the archive folder;
 * parents are searched only when their child was not found.
 */
async function findInArtifacts(query) {
    const found = new Map();
    const toBuild = new Map(query.images.filter(({ state }) => state === 'to_build').map(image => [image.name, image]));
    const wanted = new Set([...toBuild.values()].filter(({ selected }) => selected).map(({ name }) => name));
    const artifacts = wanted.size > 0 ? query.lookUps.valueOr(await query.store.list(), []) : [];
    if (artifacts.length === 0)
        return found;
    // Iterating a set also visits what is added meanwhile.
    for (const name of wanted) {
        const image = toBuild.get(name);
        if (!image)
            continue;
        const archive = await findMatch(image, artifacts, query);
        if (archive)
            found.set(name, archive);
        else
            image.parents.forEach(parent => wanted.add(parent));
    }
    return found;
}
async function findMatch(image, artifacts, { dir, signal }) {
    const { version, tag, label, inputs } = image;
    const name = archiveNameOf(image);
    const identity = { name, version, tag, image: (0,image_reference/* parseReference */.F2)(label)?.repository ?? name };
    for (const artifact of artifacts) {
        const { archive } = artifact;
        if (archive.name !== name || archive.version !== version)
            continue;
        await (0,files/* openArchiveFolder */.Xl)(dir);
        const { path } = await artifact.fetch();
        const ready = await (0,sidecar/* proveArchive */.Tx)(path, archive, identity, signal);
        if (ready.metadata.labels[inputsLabel] === inputs)
            return archive;
        await (0,sidecar/* removeArchive */.Lt)(ready);
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/actions/shared/fit-rows.js
var fit_rows = __webpack_require__(2914);
// EXTERNAL MODULE: ./lib/actions/shared/text-table.js
var text_table = __webpack_require__(34623);
;// CONCATENATED MODULE: ./lib/actions/tree/image-row.js
/** What the output `images` of every command that plans says of an image. */
function toImageRow(image) {
    const { name, label, version, tag, state, because, selected, folder, parents, inputs } = image;
    return { image: name, label, version, tag, state, because, selected, path: folder.shown, parents, inputs };
}

;// CONCATENATED MODULE: ./lib/actions/tree/plan/report.js



// GitHub accepts at most this many jobs in one matrix.
const mostJobs = 256;
/** Makes the outputs of `command: plan`. What exceeds GitHub's limits is cut, children first; `warn` gets the details. */
function makeTreePlanOutputs(plan, warn) {
    const { images, levels, time } = plan;
    const fit = (output, rows, most = Infinity) => (0,fit_rows/* fitRows */.z)(rows, most, kept => warn(`The output ${output} has ${kept} of ${rows.length} images`));
    const levelOf = levelsByName(plan);
    const byName = new Map(images.map(image => [image.name, image]));
    const jobs = levels.map((names, level) => names.flatMap(name => toJob(byName.get(name), level) ?? []));
    const possible = jobs.map((some, level) => fit(`matrices, level ${level},`, some, mostJobs));
    const kept = new Set(fit('matrices', possible.flat()));
    const rows = images.map(image => toPlanRow(image, levelOf.get(image.name)));
    return {
        images: JSON.stringify(fit('images', rows)),
        levels: JSON.stringify(levels),
        matrix: JSON.stringify({ include: fit('matrix', jobs.flat(), mostJobs) }),
        matrices: JSON.stringify(possible.map(some => ({ include: some.filter(job => kept.has(job)) }))),
        count: String(levels.flat().length),
        depth: String(levels.length),
        'source-date-epoch': time === undefined ? '' : String(Math.floor(time / 1000)),
    };
}
/** Formats a plan as a table for the log. */
function makeTreePlanLines(plan) {
    const levelOf = levelsByName(plan);
    const lines = plan.images.map(({ name, label, state, because }) => {
        return [String(levelOf.get(name) ?? ''), label, state, because];
    });
    return (0,text_table/* alignTable */.O)([['level', 'image', 'state', 'because'], ...lines]);
}
/** The level that each image is built in, by name; images that are not built are missing. */
function levelsByName({ levels }) {
    return new Map(levels.flatMap((names, level) => names.map((name) => [name, level])));
}
function toPlanRow(image, level) {
    const { children, externals: external } = image;
    return { ...toImageRow(image), level: level ?? null, children, external };
}
function toJob(image, level) {
    if (!image)
        return undefined;
    const { name, label, version, tag, folder, because } = image;
    return { image: name, level, label, version, tag, path: folder.shown, because };
}

;// CONCATENATED MODULE: ./lib/actions/tree/plan/run.js









/** Runs `command: plan`: reads the tree, finds the state of each image, and plans what is built in which order. */
async function planTree(context) {
    return planSelected(context, await readSelectedTree(context));
}
/** Plans a tree. `command: build` also takes archives from the artifacts of this run. */
async function planSelected(context, read) {
    const { request, log } = context;
    const { tree, source, selected, time } = read;
    const images = await context.stage('Find copies', async () => {
        const copiesOf = await findCopies(context, tree.images, source.prefix.registry);
        const planned = planImages(tree.images, selected, copiesOf);
        planned.warnings.forEach(warning => log.warning(warning));
        return request.command === 'build' && !request.dryRun ? takeArtifacts(context, planned.images) : planned.images;
    });
    const plan = makeTreePlan(images, request.suffix && time);
    for (const line of makeTreePlanLines(plan))
        log.info(line);
    return plan;
}
async function takeArtifacts(context, images) {
    const { request, environment, log, lookUps, signal } = context;
    const obstacle = (0,artifact_service/* artifactObstacle */.aP)(environment, 'command: build', '');
    if (obstacle) {
        log.info(`artifacts: not searched, ${obstacle.message}`);
        return images;
    }
    const dir = (0,core_environment/* archiveFolder */.tw)(request.archiveDir, environment);
    const store = new artifacts/* ArtifactStore */.c({ ...context, dir });
    const found = await findInArtifacts({ store, lookUps, dir, images, signal }).catch((error) => {
        signal.throwIfAborted();
        log.warning(`The artifacts of this run were not searched: ${(0,core_errors/* messageOf */.bD)(error)}`);
        return new Map();
    });
    return images.map(image => {
        const archive = found.get(image.name);
        const because = 'an artifact of this run has it, built from the same';
        return archive ? { ...image, archive, state: 'built', because } : image;
    });
}

// EXTERNAL MODULE: ./lib/docker/pull.js
var docker_pull = __webpack_require__(8285);
;// CONCATENATED MODULE: ./lib/actions/tree/build/base-images.js


/** Pulls images from outside the tree, each once per run. */
class BaseImages {
    #refreshed = new Map();
    /** Pulls images again and logs which of them have changed. */
    async refresh(references, context) {
        for (const reference of references) {
            const refreshed = this.#refreshed.get(reference) ?? refreshImage(reference, context);
            this.#refreshed.set(reference, refreshed);
            await refreshed;
        }
    }
}
/** Pulls an image by its reference. */
async function pullByReference(reference, context) {
    const { log, signal } = context;
    const { platform, build } = context.request;
    const { retries, idleTimeout } = build;
    const { tag = 'latest', ...image } = (0,image_reference/* parseReference */.F2)(reference) ?? {};
    if (!('path' in image))
        throw new TypeError(`${reference} is not a valid image reference`);
    const [engine, credentials] = [await context.engine(), await context.credentials()];
    const request = { image, tag, platform, credentials, retries, idleTimeout };
    await context.stage('Pull', () => (0,docker_pull/* pullImage */.Z)(engine, request, log, signal), () => (0,image_reference/* nameInEngine */.bM)(reference));
}
async function refreshImage(reference, context) {
    const engine = await context.engine();
    const name = (0,image_reference/* nameInEngine */.bM)(reference);
    const before = (await engine.inspect(name))?.id;
    await pullByReference(reference, context);
    const after = (await engine.inspect(name))?.id ?? '';
    if (before === after)
        context.log.info(`Base image ${name} is up to date: ${after}`);
    else
        context.log.info(`Base image ${name} is refreshed: ${before ?? 'none'} → ${after}`);
}

// EXTERNAL MODULE: ./lib/core/format.js
var format = __webpack_require__(25888);
// EXTERNAL MODULE: ./lib/core/log-lines.js
var log_lines = __webpack_require__(85907);
;// CONCATENATED MODULE: ./lib/core/prefixed-log.js


/** A log for one of several tasks that run side by side: every line begins with the task's name. */
class PrefixedLog {
    #log;
    #name;
    constructor(log, name) {
        this.#log = log;
        this.#name = name;
    }
    info(text) {
        const [first = '', ...others] = (0,log_lines/* splitLogLines */.Y)(text);
        this.#log.info(`${this.#name} | ${first}`);
        for (const line of others)
            this.#log.info(`${this.#name} | | ${line}`);
    }
    debug(text) {
        this.#log.debug(`${this.#name}: ${text}`);
    }
    notice(text) {
        this.#log.notice(`${this.#name}: ${text}`);
    }
    warning(text) {
        this.#log.warning(`${this.#name}: ${text}`);
    }
    // A line that begins with the name is not a workflow command.
    foreign(text) {
        for (const line of (0,log_lines/* splitLogLines */.Y)(text))
            this.#log.info(`${this.#name} | | ${line}`);
    }
    /** Runs one stage, and logs one line at its end: groups of several tasks cannot be open at once. */
    async stage(name, work, done = () => '') {
        const started = performance.now();
        const logEnd = (result) => {
            const seconds = (0,format/* formatSeconds */.X)((performance.now() - started) / 1000);
            this.info(`${name}: ${result ? `${result}, ` : ''}${seconds}`);
        };
        try {
            const result = await work();
            logEnd(done(result));
            return result;
        }
        catch (error) {
            logEnd('failed');
            throw error;
        }
    }
}

// EXTERNAL MODULE: ./lib/actions/archive/run.js + 116 modules
var archive_run = __webpack_require__(46496);
;// CONCATENATED MODULE: ./lib/actions/tree/build/archive-request.js






/** Makes the request for the root action to build an image of a tree, or to finish one that the engine has. */
function makeArchiveRequest(image, source, verify, { request, config, login }) {
    const { archiveDir, dockerHost, build, platform } = request;
    const { host = '', path = '', repository = '' } = (0,image_reference/* parseReference */.F2)(image.label) ?? {};
    return {
        ...build.keeping,
        image: { host, path, repository },
        version: image.version,
        name: archiveNameOf(image),
        allTags: false,
        dirtyPolicy: 'allow',
        allowDirty: build.allowDirty,
        source: source.built ? 'local' : 'build',
        sourceBecause: source.built ? image.because : 'the tree has its folder',
        imageId: source.built?.id.replace('sha256:', ''),
        build: { ...makeBuildRequest(image, source, config, build), platforms: platform ? [platform] : [] },
        platform,
        platformBecause: platform && `${default_platform/* platformVariable */.m} asks for it`,
        archive: '',
        pull: { fallbackToLocal: false },
        combinePlatforms: false,
        existing: 'rebuild',
        force: false,
        retries: build.retries,
        idleTimeout: build.idleTimeout,
        registry: login,
        checks: { numericUser: config.forceNumericUser, required: [], forbidden: [], extract: [], verify },
        publish: { ...choosePublishing(image, request), tags: [], release: '', removeImage: 'none' },
        archiveDir,
        dockerHost,
        token: build.token,
        dryRun: false,
        summary: false,
    };
}
// Images that are not selected are built for their children only.
function choosePublishing({ selected }, { build, suffix }) {
    const { push, tagLatest } = build;
    const isNeverLatest = !selected || (suffix !== undefined && tagLatest === 'auto');
    return { push: selected && push, tagLatest: isNeverLatest ? 'false' : tagLatest };
}
// Between two builds, another step may give the name of a parent to its own image.
function renameParents({ dockerfile, uses, references }, source) {
    const parentOf = (reference) => source.built ? undefined : source.parents.get(references.get(reference) ?? '');
    return replaceRanges(dockerfile, uses.flatMap(({ reference, range }) => {
        const parent = parentOf(reference);
        return parent ? [[range, parent.name]] : [];
    }));
}
function makeBuildRequest(image, source, { httpProxy, limits }, { noCache, network }) {
    const { folder, dockerfile, buildArgs, inputs } = image;
    const isRendered = folder.dockerfile === 'Dockerfile.template';
    const text = renameParents(image, source);
    return {
        context: folder.dir,
        file: isRendered ? '' : (0,external_node_path_.join)(folder.dir, folder.dockerfile),
        dockerfileInline: isRendered || text !== dockerfile ? text : '',
        target: '',
        buildArgs: { ...makeProxyArgs(httpProxy), ...buildArgs },
        labels: { [inputsLabel]: inputs },
        noCache,
        noCacheFilters: [],
        pull: false,
        squash: false,
        useConfigProxy: true,
        buildContexts: {},
        secrets: {},
        secretEnvs: {},
        secretFiles: {},
        ssh: [],
        cacheFrom: [],
        cacheTo: [],
        network,
        addHosts: [],
        shmSize: 0,
        ulimit: [],
        ...limits,
        cgroupParent: '',
        isolation: '',
        annotations: [],
        attests: [],
        provenance: '',
        sbom: '',
        builder: '',
        allow: [],
    };
}
// Programs look for either spelling; builders keep proxy arguments out of the image and its cache key.
function makeProxyArgs(proxy) {
    const names = proxy === '' ? [] : ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'];
    return Object.fromEntries(names.map(name => [name, proxy]));
}

;// CONCATENATED MODULE: ./lib/actions/tree/build/inputs-record.js




/**
 * Records in the actions cache which inputs an archive there was built from, as the key of an entry. Returns why that
 * failed; undefined when the record is there.
 */
async function recordInputs(entries, inputs, archive) {
    const key = inputsKey(inputs, archive);
    const missing = await entries.missing([key]);
    if (missing.known && missing.value.length === 0)
        return undefined;
    // Only the key matters, but the cache accepts no empty entry.
    const reason = await entries.save(key, staging => (0,promises_.writeFile)((0,external_node_path_.join)(staging, 'inputs'), inputs));
    return reason === undefined ? undefined : (0,service/* explainRefusal */.GC)(reason);
}

;// CONCATENATED MODULE: ./lib/actions/tree/build/image.js









/** Carries out the task of one image. A failure becomes part of the results; only a cancelled step throws. */
async function buildTreeImage(image, shared) {
    const { context, progress, results } = shared;
    const { name } = image;
    context.signal.throwIfAborted();
    const obstacle = findObstacle(image, shared);
    if (obstacle !== undefined) {
        progress.advance(name, 'skip', obstacle);
        return;
    }
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    try {
        const report = await archiveImage(image, shared);
        results.set(name, { seconds: seconds(), report });
    }
    catch (error) {
        context.signal.throwIfAborted();
        await untagUntested(image, shared);
        progress.advance(name, 'fail', (0,core_errors/* messageOf */.bD)(error));
        results.set(name, { seconds: seconds(), error });
    }
}
function findObstacle({ parents }, { context, progress, results }) {
    const unavailable = progress.unavailable(parents);
    if (unavailable.length > 0)
        return `it is made from ${unavailable.join(', ')}`;
    const failed = context.request.build.failFast && [...results].find(([, { error }]) => error !== undefined);
    return failed ? `fail-fast is true, and ${failed[0]} failed` : undefined;
}
async function archiveImage(image, shared) {
    const { parents, held, bases, tasks, tests } = shared;
    const context = makeImageContext(image, shared);
    const task = tasks.get(image.name) ?? 'build';
    const build = task === 'build';
    const source = build
        ? { parents: await parents.provideParents(image, context) }
        : { built: await parents.provide(image, context) };
    if (build && context.request.build.pull)
        await bases.refresh(image.externals, context);
    const request = makeArchiveRequest(image, source, tests.get(image.name), context);
    const [report] = await (0,archive_run/* archiveHeld */.S)(request, { ...context, held });
    if (build)
        await parents.add(image, report.imageid, context);
    await recordCached(image, report, context);
    return report;
}
// What the stages of the root action mean for the state of an image.
const stageEvents = { Build: 'build', Verify: 'verify', Push: 'publish' };
function makeImageContext({ name }, { context, progress }) {
    const log = new PrefixedLog(context.log, name);
    const stage = async (title, work, done = () => '') => {
        const result = await log.stage(title, work, done);
        const event = stageEvents[title];
        if (event)
            progress.advance(name, event, done(result));
        return result;
    };
    return { ...context, log, stage };
}
// Otherwise the next run would find the image built and not test it again.
async function untagUntested({ name, label, inputs }, { context, progress, tests }) {
    if (progress.of(name).state !== 'built' || !tests.has(name))
        return;
    const reference = (0,image_reference/* nameInEngine */.bM)(label);
    try {
        const engine = await context.engine();
        // Another step may have given the name to its own image.
        if ((await engine.inspect(reference))?.labels[inputsLabel] === inputs)
            await engine.untag(reference);
    }
    catch (error) {
        context.signal.throwIfAborted();
        context.log.warning(`${label} failed its test and stays in the engine: ${(0,core_errors/* messageOf */.bD)(error)}`);
    }
}
async function recordCached(image, report, context) {
    const { log } = context;
    const archive = report.cached && (0,image_name/* parseName */.$q)(report.archive?.name ?? '');
    if (!archive)
        return;
    const obstacle = await recordInputs(new entries/* CacheEntries */.Z(context), image.inputs, archive);
    if (obstacle !== undefined) {
        log.warning(`The actions cache does not record what the archive was built from: ${obstacle}`);
    }
}

;// CONCATENATED MODULE: ./lib/actions/tree/build/image-test.js



/**
 * Finds the tests of images, by their names. Reports images without one as `if-no-test` says; throws `TREE_TEST` when
 * it is `error`.
 */
async function findTests(images, { request, config, log }) {
    const { verify, ifNoTest } = request.build;
    const given = { ...verify, command: verify.command || config.verifyCommand };
    const tests = new Map();
    for (const image of images) {
        const test = await findTest(image, given);
        if (test)
            tests.set(image.name, test);
    }
    const untested = images.filter(({ name }) => !tests.has(name));
    if (ifNoTest === 'error' && untested.length > 0)
        throw missingTests(untested);
    if (ifNoTest === 'warn')
        untested.forEach(({ name, folder }) => log.warning(`${name} has no test (${folder.shown})`));
    return tests;
}
/**
 * Finds the command that tests an image: the given one, with the folder for `{path}`, else the folder's `test.sh`.
 * Undefined when the folder has no `test.sh`, or not the file that the command names in it.
 */
async function findTest({ folder }, given) {
    const { dir, files } = folder;
    if (given.command === '') {
        return files.has('test.sh') ? { ...given, command: runScript(dir) } : undefined;
    }
    for (const [, path = ''] of given.command.matchAll(/\{path\}\/([\w./-]+)/g)) {
        if (!(await exists((0,external_node_path_.join)(dir, path))))
            return undefined;
    }
    return { ...given, command: fillFolder(given.command, dir) };
}
async function exists(path) {
    return (0,promises_.access)(path).then(() => true, () => false);
}
function missingTests(untested) {
    const names = untested.map(({ name, folder }) => `${name} (${folder.shown})`).join(', ');
    const hint = 'Add a test.sh that takes the reference of the image, or let images pass without:\n  with:\n    if-no-test: warn';
    return new core_errors/* ActionError */.lZ('TREE_TEST', `if-no-test is error, and there is no test for ${names}`, { hint });
}
function runScript(dir) {
    const script = 'if [ -x test.sh ]; then ./test.sh {image}; else bash test.sh {image}; fi';
    return `cd ${image_test_quote(dir)}\n${script}`;
}
// A path with special characters becomes a variable, which is safe inside the command's own quotes.
function fillFolder(command, dir) {
    const placeholder = /(?<!\$)\{path\}/g;
    if (/^[A-Za-z0-9_./:@%+=,-]+$/.test(dir))
        return command.replace(placeholder, () => dir);
    return `image_folder=${image_test_quote(dir)}\n${command.replace(placeholder, () => '${image_folder}')}`;
}
function image_test_quote(text) {
    return `'${text.replaceAll("'", `'\\''`)}'`;
}

// EXTERNAL MODULE: ./lib/docker/errors.js
var errors = __webpack_require__(2965);
// EXTERNAL MODULE: ./lib/actions/load/inputs.js + 1 modules
var inputs = __webpack_require__(25422);
// EXTERNAL MODULE: ./lib/actions/load/run.js + 6 modules
var load_run = __webpack_require__(28294);
;// CONCATENATED MODULE: ./lib/actions/tree/build/parents.js








const mostTries = 3;
/** Brings images of a tree into the engine, each once per run, and gives them names that this step alone uses. */
class ParentImages {
    #images;
    #held;
    #provided = new Map();
    constructor(images, held) {
        this.#images = new Map(images.map(image => [image.name, image]));
        this.#held = held;
    }
    /** Brings the parents of an image and gives them by their names. Throws `TREE_PARENT` for one that exists nowhere. */
    async provideParents(image, context) {
        const parents = new Map();
        for (const name of image.parents) {
            const parent = this.#find(name);
            const provided = await this.provide(parent, context).catch((error) => {
                context.signal.throwIfAborted();
                throw parentError(image, parent, error);
            });
            parents.set(name, provided);
        }
        return parents;
    }
    /** Brings one image from where the plan found it, unless the engine has it. */
    provide(image, context) {
        const provided = this.#provided.get(image.name) ?? this.#bring(image, context);
        this.#provided.set(image.name, provided);
        return provided;
    }
    /** Takes an image that this run has built. */
    async add(image, id, context) {
        const name = await this.#held.name(await context.engine(), id);
        this.#provided.set(image.name, Promise.resolve({ id, name }));
    }
    // Another step may take its name, and with it the image, before it is held.
    async #bring(image, context) {
        const engine = await context.engine();
        for (let left = mostTries;; left -= 1) {
            try {
                const id = await bringImage(image, context);
                const name = await this.#held.name(engine, id);
                await checkInputs(image, name, engine);
                return { id, name };
            }
            catch (error) {
                if (left === 1 || !(error instanceof errors/* EngineRefusal */.np) || error.status !== 404)
                    throw error;
            }
        }
    }
    #find(name) {
        const image = this.#images.get(name);
        if (!image)
            throw new TypeError(`the tree has no image ${name}`);
        return image;
    }
}
/** The request to load exactly this image from any place that this step has. */
function requestImage(image, imageid, request) {
    const { repository = '' } = (0,image_reference/* parseReference */.F2)(image.label) ?? {};
    const { archiveDir, dockerHost, build } = request;
    return (0,inputs/* makeLoadRequest */.O)({
        targets: [{ name: archiveNameOf(image), repository, path: '' }],
        version: image.version,
        imageid,
        places: ['folder', 'artifact', 'cache'],
        archiveDir,
        token: build.token,
        dockerHost,
        idleTimeout: build.idleTimeout,
    });
}
// Gives the engine's id of the image.
async function bringImage(image, context) {
    const { archive, label, inputs } = image;
    const engine = await context.engine();
    const present = await engine.inspect((0,image_reference/* nameInEngine */.bM)(label));
    if (present?.labels[inputsLabel] === inputs)
        return present.id;
    if (archive) {
        const [report] = await (0,load_run/* runLoad */.e)(requestImage(image, archive.imageid, context.request), context);
        return report?.imageid ?? '';
    }
    if (isPublished(image))
        await pullByReference(label, context);
    const pulled = isPublished(image) ? await engine.inspect((0,image_reference/* nameInEngine */.bM)(label)) : undefined;
    if (!pulled)
        throw new core_errors/* ActionError */.lZ('TREE_PARENT', 'neither engine nor archives have it');
    return pulled.id;
}
async function checkInputs(image, name, engine) {
    // A published image may have no label with its inputs; its version identifies it.
    if (isPublished(image) || (await engine.inspect(name))?.labels[inputsLabel] === image.inputs)
        return;
    throw new core_errors/* ActionError */.lZ('TREE_PARENT', 'its archive holds another image');
}
function isPublished({ archive, state }) {
    return !archive && state === 'published';
}
function parentError(image, parent, cause) {
    const message = `${image.name} is made from ${parent.name}, which cannot be brought into the engine as ${parent.label}: ${(0,core_errors/* messageOf */.bD)(cause)}`;
    return new core_errors/* ActionError */.lZ('TREE_PARENT', message, {
        hint: cause instanceof core_errors/* ActionError */.lZ ? cause.hint : undefined,
        cause,
    });
}

;// CONCATENATED MODULE: ./lib/actions/tree/plan/state.js
/** How far an image has come. */
const imageStates = (/* unused pure expression or super */ null && (['to_build', 'built', 'verified', 'published', 'error', 'skipped']));
// `published`, `error` and `skipped` are final.
const transitions = {
    to_build: { build: 'built', fail: 'error', skip: 'skipped' },
    // An image without a test is published unverified.
    built: { build: 'built', verify: 'verified', publish: 'published', fail: 'error', skip: 'skipped' },
    verified: { verify: 'verified', publish: 'published', fail: 'error' },
    published: {},
    error: {},
    skipped: {},
};
/** The state after an event. Throws `TypeError` when the event cannot happen in this state. */
function advance(state, event) {
    const next = transitions[state][event];
    if (next === undefined)
        throw new TypeError(`an image that is ${state} cannot ${event}`);
    return next;
}

;// CONCATENATED MODULE: ./lib/actions/tree/build/progress.js

/** The states of the images while a tree is built. */
class BuildProgress {
    #images;
    #report;
    /** `report` gets one line for each change. */
    constructor(images, report) {
        this.#images = new Map(images.map(({ name, state, because }) => [name, { state, because }]));
        this.#report = report;
    }
    /** The state of an image, and why it has it. */
    of(name) {
        const progress = this.#images.get(name);
        if (!progress)
            throw new TypeError(`the tree has no image ${name}`);
        return progress;
    }
    /** Moves an image to its next state. Throws `TypeError` when the event cannot happen in its state. */
    advance(name, event, because) {
        const state = advance(this.of(name).state, event);
        this.#images.set(name, { state, because });
        this.#report(`${name}: ${state}, ${because}`);
    }
    /** Those of the named images that failed or were skipped. */
    unavailable(names) {
        return names.filter(name => ['error', 'skipped'].includes(this.#images.get(name)?.state ?? ''));
    }
}

// EXTERNAL MODULE: ./lib/actions/shared/markdown.js
var markdown = __webpack_require__(93156);
;// CONCATENATED MODULE: ./lib/actions/tree/build/report.js





/** Makes the outputs of `command: build`. What exceeds GitHub's limits is cut, children first; `warn` gets the details. */
function makeTreeBuildOutputs({ images, time }, warn) {
    const rows = (0,fit_rows/* fitRows */.z)(images.map(toBuildRow), Infinity, kept => warn(`The output images has ${kept} of ${images.length} images`));
    const count = (matches) => String(images.filter(matches).length);
    return {
        images: JSON.stringify(rows),
        built: count(({ report }) => report !== undefined),
        failed: count(({ state }) => state === 'error'),
        skipped: count(({ state }) => state === 'skipped'),
        'source-date-epoch': time === undefined ? '' : String(Math.floor(time / 1000)),
    };
}
/** Formats the result as a table for the log. */
function makeTreeBuildLines({ images }) {
    return (0,text_table/* alignTable */.O)([
        ['image', 'state', 'seconds', 'size', 'because'],
        ...images.map(image => [image.label, ...cellsOf(image), image.because.split('\n')[0] ?? '']),
    ]);
}
/** The job summary of `command: build` as Markdown. */
function makeTreeBuildSummary({ images }) {
    const count = (state) => images.filter(image => image.state === state).length;
    const made = images.filter(({ report }) => report !== undefined).length;
    const total = `${made} of ${images.length} images made, ${count('error')} failed, ${count('skipped')} skipped`;
    const head = ['Image', 'Version', 'State', 'Time', 'Archive', 'Because'];
    const table = (0,markdown/* makeTable */.d)(head, sortByUrgency(images), image => [image.name, image.version, ...cellsOf(image), image.because].map(markdown/* escape */.ih));
    return `## Tree of images\n\n${total}.\n\n${table}`;
}
// Failures come first because a long table is cut at its end.
function sortByUrgency(images) {
    const rank = ({ state, report }) => (state === 'error' ? 0 : state === 'skipped' ? 1 : report ? 2 : 3);
    return images.toSorted((a, b) => rank(a) - rank(b));
}
function cellsOf({ state, tested, seconds, report }) {
    const size = report?.archive?.size;
    return [
        report && !tested ? `${state} (no test)` : state,
        seconds === undefined ? '' : (0,format/* formatSeconds */.X)(seconds),
        size === undefined ? '' : (0,format/* formatBytes */.z)(size),
    ];
}
// JSON leaves out what is undefined.
function toBuildRow(image) {
    const { tested, seconds } = image;
    const { imageid, digest, updated, archive, artifact, publication } = image.report ?? {};
    return {
        ...toImageRow(image),
        tested,
        seconds: seconds && Math.round(seconds * 10) / 10,
        imageid,
        digest: publication?.pushed[0]?.digest ?? digest,
        updated,
        archive: archive?.path,
        size: archive?.size,
        sha256: archive?.sha256,
        artifact: artifact?.url,
        pushed: publication?.pushed.map(({ name: pushed }) => pushed),
    };
}

;// CONCATENATED MODULE: ./lib/actions/tree/build/scheduler.js
/**
 * Works on things side by side, at most `concurrency` at once, each as soon as its parents are done and in the given
 * order. Parents that are not among the things are ignored. After an error nothing more is started; the first error is
 * thrown when all running work has ended.
 */
async function runInOrder(things, concurrency, work) {
    const unfinished = new Set(things.map(({ name }) => name));
    const waiting = new Set(things);
    const running = new Map();
    const errors = [];
    const start = (thing) => {
        waiting.delete(thing);
        const run = work(thing)
            .catch((error) => void errors.push(error))
            .finally(() => {
            unfinished.delete(thing.name);
            running.delete(thing);
        });
        running.set(thing, run);
    };
    for (;;) {
        for (const thing of errors.length > 0 ? [] : waiting) {
            if (running.size >= concurrency)
                break;
            if (!thing.parents.some(parent => unfinished.has(parent)))
                start(thing);
        }
        if (running.size === 0)
            break;
        await Promise.race(running.values());
    }
    if (errors.length > 0)
        throw errors[0];
}

;// CONCATENATED MODULE: ./lib/actions/tree/build/tasks.js
/**
 * Plans the tasks by the names of images. Besides those to build, the selected images that were built before are
 * finished when they have no archive or are to be pushed.
 */
function planTasks({ images, levels }, push) {
    const building = new Set(levels.flat());
    const taskOf = ({ name, selected, state, archive }) => {
        if (building.has(name))
            return 'build';
        return selected && state === 'built' && (push || !archive) ? 'finish' : undefined;
    };
    const tasks = images.map(image => [image.name, taskOf(image)]);
    return new Map(tasks.filter((each) => each[1] !== undefined));
}

;// CONCATENATED MODULE: ./lib/actions/tree/build/run.js
var run_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var run_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});














/**
 * Runs `command: build`: builds the images of a tree that have to be built, parents first and independent ones side by
 * side, each as the root action does. Failed images are part of the result.
 */
async function buildTree(given) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const context = { ...given, environment: settleEnvironment(given) };
        const plan = await planSelected(context, await readSelectedTree(context));
        const tasks = planTasks(plan, context.request.build.push);
        const images = plan.images.filter(({ name }) => tasks.has(name));
        const held = run_addDisposableResource(env_1, new held_images/* HeldImages */.w(context.log), true);
        const shared = {
            context,
            progress: new BuildProgress(plan.images, line => context.log.info(line)),
            held,
            parents: new ParentImages(plan.images, held),
            bases: new BaseImages(),
            tasks,
            tests: await findTests(images, context),
            results: new Map(),
        };
        if (images.length > 0)
            await buildImages(images, shared);
        const result = { images: plan.images.map(image => toBuiltImage(image, shared)), time: plan.time };
        for (const line of makeTreeBuildLines(result))
            context.log.info(line);
        return result;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = run_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
// Children are built from what is in the engine, so only the engine's own builder can build them; and what an image
// would warn of is said once.
function settleEnvironment({ environment, log }) {
    const { env } = environment;
    const ignored = variables/* buildxVariables */.oY.filter(name => env[name]);
    ignored.forEach(name => log.warning(`${name} has no effect: a tree is built by the engine itself`));
    const unmet = (0,docker_variables/* findUnmetTrust */.N)(env);
    if (unmet)
        log.warning(unmet);
    const settled = [...ignored, 'DOCKER_CONTENT_TRUST'];
    const kept = Object.entries(env).filter(([name]) => !settled.includes(name));
    return { ...environment, env: Object.fromEntries(kept) };
}
async function buildImages(images, shared) {
    const { context } = shared;
    // Without an engine the step fails as a whole, not image by image.
    await context.engine();
    const concurrency = context.request.build.maxParallel || (0,external_node_os_.availableParallelism)();
    await runInOrder(images, concurrency, image => buildTreeImage(image, shared));
}
function toBuiltImage(image, { progress, tests, results }) {
    return { ...image, ...progress.of(image.name), tested: tests.has(image.name), ...results.get(image.name) };
}

;// CONCATENATED MODULE: ./lib/actions/tree/changelog/format.js

/** The text of an entry; it ends with a newline. */
function formatChangelogEntry(entry) {
    const { author } = entry;
    return [
        `${entry.package} (${entry.version}) ${entry.distributions.join(' ')}; urgency=${entry.urgency}`,
        '',
        ...entry.changes,
        '',
        ` -- ${author.name} <${author.email}>  ${entry.date}`,
        '',
    ].join('\n');
}
/** Puts an entry before all others of a changelog; its line ends and byte order mark stay as they are. */
function prependChangelogEntry(text, entry) {
    const [, mark = '', rest = ''] = /^(\uFEFF?)(.*)$/s.exec(text) ?? [];
    const added = `${formatChangelogEntry(entry)}\n`;
    return mark + (/^[^\n]*\r\n/.test(rest) ? added.replaceAll('\n', '\r\n') : added) + rest;
}
/** Turns a reason into the changes of an entry: its lines, each indented by three spaces. */
function indentReason(reason) {
    return trimBlank(splitLines(reason)).map(line => (line === '' ? '' : `   ${line}`));
}
/** Formats a time (milliseconds since 1970) for a changelog, in the time zone `offset` minutes east of UTC. */
function formatChangelogDate(time, offset) {
    const [weekday, day, month, year, clock] = new Date(time + offset * 60_000).toUTCString().split(' ');
    const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60].map(n => String(n).padStart(2, '0'));
    return `${weekday} ${day} ${month} ${year} ${clock} ${offset < 0 ? '-' : '+'}${hours}${minutes}`;
}

;// CONCATENATED MODULE: ./lib/actions/tree/bump/next-version.js
/**
 * The next version of an image that is rebuilt without changes of its own: appends `-{identifier}1`, or increments the
 * number after `-{identifier}` at the end. Undefined when the version contains more than digits, `.` and `-`.
 */
function nextVersion(version, identifier) {
    const mark = `-${identifier}`;
    const at = version.lastIndexOf(mark);
    const [base, number] = [version.slice(0, Math.max(at, 0)), version.slice(at + mark.length)];
    // The number may be a date with time, beyond safe integers.
    if (isPlain(base) && /^\d+$/.test(number))
        return `${base}${mark}${BigInt(number) + 1n}`;
    return isPlain(version) ? `${version}${mark}1` : undefined;
}
function isPlain(version) {
    return /^[\d.-]+$/.test(version);
}

;// CONCATENATED MODULE: ./lib/actions/tree/bump/plan.js





/**
 * Plans the new versions of the bases and of everything made from them; `images` are sorted parents before children.
 * Throws `TREE` with all images that cannot get one.
 */
function planBump(images, bump) {
    const diagnostics = new Diagnostics();
    const rows = [];
    const descents = new Map();
    for (const image of images) {
        const parents = image.parents.flatMap(name => descents.get(name) ?? []);
        const isBase = bump.bases.has(image.name);
        if (!isBase && parents.length === 0)
            continue;
        const above = new Set(parents.flatMap(({ bases }) => [...bases]));
        const reason = isBase ? bump.reason : reasonOfChild([...above], bump.reason);
        const row = { name: image.name, file: image.file, from: image.version, reason };
        if (bump.idempotent && !image.newest)
            diagnostics.add(withoutChangelog(image));
        const parentChanges = parents.some(({ changes }) => changes);
        const isLeft = bump.idempotent && !parentChanges && isDone(image, reason, isBase ? bump.version : '');
        const because = isBase ? 'selected' : `made from ${[...above].join(', ')}`;
        descents.set(image.name, { bases: isBase ? above.add(image.name) : above, changes: !isLeft });
        if (isLeft) {
            const left = 'its newest changelog entry already has this reason';
            rows.push({ ...row, to: image.version, bumped: false, because: left });
            continue;
        }
        const to = isBase && bump.version !== '' ? bump.version : nextVersion(image.version, bump.identifier);
        const problem = findVersionProblem(image, to, isBase, bump.identifier);
        if (problem)
            diagnostics.add(problem);
        else if (to !== undefined)
            rows.push({ ...row, to, bumped: true, because });
    }
    diagnostics.finish();
    return rows;
}
function reasonOfChild(bases, reason) {
    return `Refresh for update in parent image${bases.length > 1 ? 's' : ''} ${bases.join(', ')}:\n${reason}`;
}
function isDone({ newest, version }, reason, wanted) {
    if (wanted !== '' && wanted !== version)
        return false;
    return newest?.changes.join('\n') === indentReason(reason).join('\n');
}
function findVersionProblem({ name, version, file, line }, to, isBase, identifier) {
    if (to === undefined) {
        const allowed = `digits, "." and "-", optionally with "-${identifier}1" at the end`;
        const hint = isBase
            ? 'Give the new version, or edit the file:\n  with:\n    update-version: 1.0.1'
            : 'Edit the file first: give the image a version of digits, "." and "-"';
        const problem = `the version ${JSON.stringify(version)} of ${name} has no next one, allowed: ${allowed}`;
        return treeError(file, line, problem, hint);
    }
    if (to === version) {
        return treeError(file, line, `update-version: ${JSON.stringify(version)} already is the version of ${name}`);
    }
    if ((0,image_version/* isVersion */.lF)(to))
        return undefined;
    const problem = `the next version of ${name} would be ${JSON.stringify(to)}, allowed: ${versionRule}`;
    return treeError(file, line, problem);
}
function withoutChangelog({ name, file, line }) {
    const problem = `${name} has no changelog, and nothing else says why its version was bumped`;
    return treeError(file, line, problem, 'Give the image a changelog, or:\n  with:\n    idempotent: false');
}

;// CONCATENATED MODULE: ./lib/actions/tree/bump/version-field.js

/** The files whose version can be replaced in place. */
const versionFiles = ['VERSION', 'package.json', 'image.yml'];
/** Replaces the version `from` by `to` in the text of a file and nothing else; undefined when the file has another version there. */
async function replaceVersion(kind, text, from, to) {
    if (kind === 'VERSION')
        return text.trim() === from ? text.replace(from, () => to) : undefined;
    const scalar = await findScalar(text, 'version');
    if (scalar?.value !== from)
        return undefined;
    const { start, end } = scalar;
    // The quotation marks stay.
    const edited = text.slice(0, start) + text.slice(start, end).replace(from, () => to) + text.slice(end);
    return (await findScalar(edited, 'version'))?.value === to ? edited : undefined;
}

;// CONCATENATED MODULE: ./lib/actions/tree/bump/text-edits.js




/** Edits the text of the file with an image's version. Throws `TREE` for a file that cannot be edited safely. */
async function editVersion(text, row, signing) {
    const name = row.file.slice(row.file.lastIndexOf('/') + 1);
    if (name === 'changelog') {
        const edited = prependChangelogEntry(text, makeEntry(row, signing));
        // Throws when the reason breaks the format.
        parseChangelog(edited, row.file);
        return edited;
    }
    const kind = versionFiles.find(each => each === name);
    if (kind === undefined) {
        const problem = `the version of ${row.name} is a label, allowed: one in changelog, image.yml, VERSION or package.json`;
        throw treeError(row.file, undefined, problem, 'Put the version into a file VERSION beside the Dockerfile');
    }
    const edited = await replaceVersion(kind, text, row.from, row.to);
    if (edited !== undefined)
        return edited;
    const problem = `the version ${JSON.stringify(row.from)} cannot be told apart from the text around it`;
    throw treeError(row.file, undefined, problem);
}
/** Replaces a reference in the text of a Dockerfile where it names an image or is the value of an `ARG`. */
function replaceReference(text, from, to) {
    const lines = text.split('\n');
    return lines
        .map(line => (/^\s*(?:from|arg|copy)\s|from=/i.test(line) ? replaceWhole(line, from, to) : line))
        .join('\n');
}
// With further characters around it, the text is a different reference.
function replaceWhole(line, from, to) {
    return line.split(from).reduce((before, after) => {
        const isWhole = !/[\w./:@-]$/.test(before) && !/^[\w./:@-]/.test(after);
        return before + (isWhole ? to : from) + after;
    });
}
function makeEntry({ name, to, reason }, signing) {
    const { author, distribution, time, offset } = signing;
    return {
        package: name,
        version: to,
        distributions: [distribution],
        urgency: 'high',
        changes: indentReason(reason),
        author,
        date: formatChangelogDate(time, offset),
    };
}

;// CONCATENATED MODULE: ./lib/actions/tree/bump/changes.js










// Keeps the disk busy without opening too many files.
const changes_concurrency = 32;
/**
 * Plans a bump and makes the new texts: of the files with versions, and of Dockerfiles that name a bumped image by its
 * tag. Writes nothing. Reports all problems in one `TREE` error.
 */
async function prepareBump(images, options, signal) {
    const { bump, workspace } = options;
    const bumpable = bump.idempotent
        ? await (0,p_map/* default */.Ay)(images, image => readNewestEntry(image, workspace), { concurrency: changes_concurrency, signal })
        : images.map(toBumpable);
    const rows = planBump(bumpable, bump);
    const bumped = new Map(rows.filter(each => each.bumped).map(row => [row.name, row]));
    const diagnostics = new Diagnostics();
    const changed = [];
    for (const image of images) {
        const row = bumped.get(image.name);
        if (!row)
            continue;
        const edits = [() => editVersionFile(row, options), () => editDockerfile(image, bumped, options)];
        for (const edit of edits)
            changed.push(...((await diagnostics.attempt(edit)) ?? []));
    }
    diagnostics.finish();
    return { rows, changed: changed.sort((a, b) => (a.file < b.file ? -1 : 1)) };
}
function toBumpable({ name, parents, version, versionAt }) {
    return { name, parents, version, ...versionAt };
}
async function readNewestEntry(image, workspace) {
    const { file } = image.versionAt;
    if (!/(^|\/)changelog$/.test(file))
        return toBumpable(image);
    const [newest] = parseChangelog(await readWhole(file, workspace), file);
    return { ...toBumpable(image), newest };
}
async function editVersionFile(row, { signing, workspace }) {
    return [{ file: row.file, text: await editVersion(await readWhole(row.file, workspace), row, signing) }];
}
// An image that kept the old tag of its parent would no longer be its child.
async function editDockerfile({ name, folder, uses }, bumped, { resolver, workspace }) {
    const file = `${folder.shown}/${folder.dockerfile}`;
    const before = await readWhole(file, workspace);
    let text = before;
    for (const { reference, line } of uses) {
        const resolved = resolver.resolve(reference, name);
        const row = resolved.kind === 'parent' ? bumped.get(resolved.name) : undefined;
        const oldTag = row && (0,image_version/* toTag */.yQ)(row.from);
        if (!row || oldTag === 'latest' || (0,image_reference/* parseReference */.F2)(reference)?.tag !== oldTag)
            continue;
        const next = `${reference.slice(0, reference.lastIndexOf(':'))}:${(0,image_version/* toTag */.yQ)(row.to)}`;
        const edited = replaceReference(text, reference, next);
        const isDone = edited !== text || text.includes(next);
        // Templates get the tag from the filter image_tag.
        if (!isDone && folder.dockerfile === 'Dockerfile')
            throw composedReference(file, line, reference);
        text = edited;
    }
    return text === before ? [] : [{ file, text }];
}
function composedReference(file, line, reference) {
    const problem = `the image is made from ${reference}, which is put together from variables, so the new tag cannot be written`;
    return treeError(file, line, problem, `Write it in one piece:\n  FROM ${reference}`);
}
// The text is written back, so reading must not lose a byte.
async function readWhole(file, workspace) {
    const path = (0,external_node_path_.resolve)(workspace, file);
    const stats = await (0,promises_.lstat)(path);
    if (!stats.isFile())
        throw treeError(file, undefined, 'is a link, allowed: a regular file, because it is rewritten');
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await (0,promises_.readFile)(path));
    }
    catch (error) {
        throw treeError(file, undefined, `cannot be read as UTF-8: ${(0,core_errors/* messageOf */.bD)(error)}`);
    }
}

// EXTERNAL MODULE: ./lib/core/partial-file.js
var partial_file = __webpack_require__(38133);
;// CONCATENATED MODULE: ./lib/actions/tree/bump/replacement.js




/**
 * Replaces all files, or none when one of them fails: all new texts are on disk before the first rename, and a failure
 * undoes the renames before it. Throws `BUMP_WRITE` with the file, and with those that could not be restored.
 */
async function replaceFiles(replacements, signal) {
    const staged = replacements.map(({ path, text }) => {
        const dir = (0,external_node_path_.dirname)(path);
        return { path, text, next: (0,partial_file/* partialPath */.Dn)(dir), backup: (0,partial_file/* partialPath */.Dn)(dir) };
    });
    try {
        for (const file of staged) {
            signal.throwIfAborted();
            await stage(file, file.text).catch((error) => refuse(file, error, []));
        }
        await swap(staged);
    }
    finally {
        for (const { next, backup } of staged)
            for (const path of [next, backup])
                await (0,promises_.rm)(path, { force: true });
    }
}
async function stage({ path, next, backup }, text) {
    await (0,promises_.copyFile)(path, backup);
    await (0,promises_.writeFile)(next, text, { flag: 'wx' });
    await (0,promises_.chmod)(next, (await (0,promises_.stat)(path)).mode);
}
async function swap(staged) {
    for (const [at, file] of staged.entries()) {
        await (0,promises_.rename)(file.next, file.path).catch(async (error) => {
            refuse(file, error, await restoreFiles(staged.slice(0, at)));
        });
    }
}
// Returns the paths of files that could not be restored.
async function restoreFiles(done) {
    const stuck = [];
    for (const { path, backup } of done)
        await (0,promises_.rename)(backup, path).catch(() => stuck.push(path));
    return stuck;
}
function refuse({ path }, cause, stuck) {
    const outcome = stuck.length > 0 ? `changed and not restored: ${stuck.join(', ')}` : 'no file was changed';
    throw new core_errors/* ActionError */.lZ('BUMP_WRITE', `${path} could not be written (${(0,core_errors/* messageOf */.bD)(cause)}); ${outcome}`, { cause });
}

;// CONCATENATED MODULE: ./lib/actions/tree/bump/report.js



/** Makes the outputs of `command: bump`. What exceeds GitHub's limits is cut; `warn` gets the details. */
function makeBumpOutputs({ rows, changed }, warn) {
    const images = (0,fit_rows/* fitRows */.z)(rows.map(toBumpOutput), Infinity, kept => warn(`The output images has the first ${kept} of ${rows.length} images`));
    return { images: JSON.stringify(images), 'changed-files': changed.map(({ file }) => file).join('\n') };
}
/** Formats a bump as a table for the log. */
function makeBumpLines({ rows, changed }) {
    const lines = rows.map(row => [row.bumped ? 'bump' : 'leave', ...report_cellsOf(row)]);
    const table = (0,text_table/* alignTable */.O)([['what', 'image', 'from', 'to', 'why'], ...lines]);
    return [...table, '', `${changed.length} files:`, ...changed.map(({ file }) => `  ${(0,text_table/* inline */.m)(file)}`)];
}
/** The job summary of `command: bump` as Markdown. */
function makeBumpSummary(bump, dryRun) {
    const { rows, changed } = bump;
    const title = `## Bump${dryRun ? ' (dry run)' : ''}: ${countBump(bump)}`;
    const table = (0,markdown/* makeTable */.d)(['What', 'Image', 'From', 'To', 'Why'], rows, row => [
        row.bumped ? '**bump**' : 'leave',
        ...report_cellsOf(row).map(markdown/* escape */.ih),
    ]);
    const files = (0,markdown/* makeTable */.d)(['File'], changed, ({ file }) => [(0,markdown/* escape */.ih)((0,text_table/* inline */.m)(file))]);
    return [title, table, ...(changed.length > 0 ? [files] : [])].join('\n\n');
}
/** The number of images and files that a bump changes, in words. */
function countBump({ rows, changed }) {
    const count = rows.filter(({ bumped }) => bumped).length;
    return `${count} of ${rows.length} images, ${changed.length} files`;
}
function toBumpOutput({ name, file, from, to, bumped, reason, because }) {
    return { image: name, file, from, to, bumped, because, reason };
}
function report_cellsOf({ name, from, to, because }) {
    return [name, from, to, because].map(text_table/* inline */.m);
}

;// CONCATENATED MODULE: ./lib/actions/tree/bump/run.js








/** Runs `command: bump`: gives the selected images, and everything made from them, new versions. A dry run writes nothing. */
async function bumpTree(context) {
    const { request, environment, log, signal } = context;
    const read = await readSelectedTree(context);
    checkUpdateVersion(request.bump.updateVersion, read.selected);
    const options = await makeBumpRequest(read, context);
    const result = await context.stage('Plan', () => prepareBump(read.tree.images, options, signal), countBump);
    for (const line of makeBumpLines(result))
        log.info(line);
    if (request.dryRun)
        return result;
    const replacements = result.changed.map(({ file, text }) => ({ path: (0,external_node_path_.resolve)(environment.workspace, file), text }));
    await replaceFiles(replacements, signal);
    return result;
}
function checkUpdateVersion(version, selected) {
    if (version === '' || selected.size === 1)
        return;
    const names = [...selected].sort().join(', ');
    const problem = `update-version: ${JSON.stringify(version)}, allowed: one image in select, which matches ${names}`;
    throw new core_errors/* ActionError */.lZ('INPUTS', problem, { hint: 'with:\n  select: base/python3' });
}
async function makeBumpRequest(read, context) {
    const { tree, source, selected, time } = read;
    const { config, environment, signal } = context;
    const { reason, updateVersion, updateId, distribution, author, idempotent } = context.request.bump;
    return {
        bump: { bases: selected, reason, version: updateVersion, identifier: updateId || config.updateId, idempotent },
        signing: {
            author: author ?? (await findChangelogAuthor(environment, config.fallbackAuthor, signal)),
            distribution: distribution || config.distribution,
            time,
            offset: -new Date(time).getTimezoneOffset(),
        },
        resolver: new ReferenceResolver(source.prefix, tree.images, source.baseImages),
        workspace: environment.workspace,
    };
}

// EXTERNAL MODULE: ./lib/docker/housekeeping.js
var housekeeping = __webpack_require__(31045);
// EXTERNAL MODULE: ./lib/prune/delete.js
var prune_delete = __webpack_require__(56157);
// EXTERNAL MODULE: ./lib/prune/plan.js
var plan = __webpack_require__(15893);
// EXTERNAL MODULE: ./lib/stores/running-steps.js
var running_steps = __webpack_require__(58035);
;// CONCATENATED MODULE: ./lib/actions/tree/prune/outdated.js


/**
 * Finds the tags that the engine has in the repositories of `selected` images, children before their parents. An image
 * keeps all of them where one is current in the tree, or where a container uses it.
 */
function findTreeTags(images, selected, { images: rows, usage, remove }) {
    const current = new Set(images.map(({ label }) => withoutDigest(label)));
    const toTag = (name, tag, { id, tags, size }) => {
        const currentTag = tags.find(each => current.has(each));
        const container = usage.get(id);
        return {
            tag,
            id,
            where: 'image',
            name,
            version: (0,image_reference/* parseReference */.F2)(tag)?.tag ?? '',
            imageid: (0,image_name/* shortId */.m_)(id),
            format: '',
            size,
            stored: 0,
            family: '',
            // Each tag is a thing of its own, so that they are deleted in this very order.
            thing: tag,
            names: 1,
            because: 'none of its tags is current',
            kept: currentTag ? `${currentTag} is current` : container && `container ${container} uses it`,
            remove: () => remove(tag, id),
        };
    };
    return images
        .filter(({ name }) => selected.has(name))
        .toReversed()
        .flatMap(({ name, label }) => {
        const repository = (0,image_reference/* parseReference */.F2)(label)?.repository;
        return rows.flatMap(row => {
            const own = row.tags.filter(tag => isTagOf(tag, repository)).sort();
            return own.map(tag => toTag(name, tag, row));
        });
    });
}
function withoutDigest(label) {
    const { repository = '', tag = '' } = (0,image_reference/* parseReference */.F2)(label) ?? {};
    return `${repository}:${tag}`;
}
// The containerd store lists digests among the tags.
function isTagOf(written, repository) {
    const reference = (0,image_reference/* parseReference */.F2)(written);
    return reference !== undefined && reference.digest === undefined && reference.repository === repository;
}

;// CONCATENATED MODULE: ./lib/actions/tree/prune/report.js



/** The outputs of `command: prune`; `warn` is told about rows that GitHub has no room for. */
function makeTreePruneOutputs(rows, warn) {
    const written = rows.map(({ candidate: { name, tag, id }, goes, because, error }) => {
        return { image: name, tag, imageid: id, action: actionOf(goes), because, error };
    });
    const images = (0,fit_rows/* fitRows */.z)(written, Infinity, kept => warn(`The output images has the first ${kept} of ${rows.length} names`));
    const failed = rows.filter(({ error }) => error !== undefined).length;
    return { images: JSON.stringify(images), failed: String(failed) };
}
/** What goes and what stays, as a table for the log. */
function makeTreePruneLines(rows) {
    return (0,text_table/* alignTable */.O)([
        ['what', 'name', 'because'],
        ...rows.map(({ goes, candidate, because }) => [actionOf(goes), candidate.tag, because]),
    ]);
}
/** The job summary of `command: prune` as Markdown. */
function makeTreePruneSummary(rows, dryRun) {
    const count = rows.filter(({ goes }) => goes).length;
    const table = (0,markdown/* makeTable */.d)(['What', 'Name', 'Because'], rows, row => [
        row.goes ? '**delete**' : 'keep',
        ...[row.candidate.tag, row.error ?? row.because].map(markdown/* escape */.ih),
    ]);
    return `## Pruned images${dryRun ? ' (dry run)' : ''}: ${count} of ${rows.length} names\n\n${table}`;
}
function actionOf(goes) {
    return goes ? 'delete' : 'keep';
}

;// CONCATENATED MODULE: ./lib/actions/tree/prune/run.js








/** Deletes the tags of a tree's images that are not current from the engine, children before parents. Nothing is forced; what cannot go is a warning. */
async function pruneTree(context) {
    const { request, log, signal } = context;
    const { tree, selected } = await readSelectedTree(context);
    const engine = new housekeeping/* Housekeeping */.s(await context.engine(), request.build.idleTimeout, signal);
    const state = {
        images: await engine.images(false),
        usage: await engine.usage(),
        remove: (tag, id) => engine.remove(tag, id),
    };
    const running = new running_steps/* RunningStep */.K((0,core_environment/* archiveFolder */.tw)(request.archiveDir, context.environment), context.began);
    const tags = await dateTags(findTreeTags(tree.images, selected, state), engine);
    const planned = (0,plan/* planPrune */.wM)(tags, { keep: 0, running: await running.needs() });
    for (const line of makeTreePruneLines(planned))
        log.info(line);
    if (request.dryRun)
        return planned;
    return context.stage('Delete', async () => {
        const deletions = await (0,prune_delete/* deletePlanned */.C)(planned, running, signal, 1);
        const done = new Map(deletions.map(deletion => [deletion.row, deletion]));
        const rows = planned.map(row => toPruned(row, done.get(row)));
        for (const { candidate, error } of rows) {
            if (error !== undefined)
                log.warning(`${candidate.tag} stays in the engine: ${error}`);
        }
        return rows;
    });
}
// Another step may have just built the tags that it needs.
async function dateTags(tags, engine) {
    const dated = [];
    for (const tag of tags)
        dated.push(tag.kept === undefined ? { ...tag, stored: await engine.stored(tag.id) } : tag);
    return dated;
}
function toPruned(row, { kept, error } = {}) {
    return kept === undefined ? { ...row, error } : { ...row, goes: false, because: kept };
}

;// CONCATENATED MODULE: ./lib/actions/tree/build/failure.js

/** The error of a step in which images failed; undefined when none did. */
function findBuildFailure({ images }) {
    const failed = images.filter(({ state }) => state === 'error');
    const [first] = failed;
    if (!first)
        return undefined;
    const skipped = images.filter(({ state }) => state === 'skipped');
    const counts = `${failed.length} of ${images.length} images failed, ${skipped.length} were skipped`;
    const lines = failed.map(({ name, because }) => `- ${name}: ${because}`);
    const { hint, annotation } = first.error instanceof core_errors/* ActionError */.lZ ? first.error : {};
    return new core_errors/* ActionError */.lZ('TREE_BUILD', `${counts}:\n${lines.join('\n')}`, { hint, annotation, cause: first.error });
}

;// CONCATENATED MODULE: ./lib/actions/tree/plan/summary.js


// Mermaid refuses more than 500 edges, and a graph of more images is unreadable.
const [mostEdges, mostNodes] = [400, 150];
/** The job summary of `command: plan` as Markdown: a table of the images, and a graph of their parents. */
function makeTreePlanSummary(plan) {
    const { images, levels } = plan;
    const levelOf = levelsByName(plan);
    const head = ['Level', 'Image', 'Version', 'State', 'Because', 'Parents'];
    const table = (0,markdown/* makeTable */.d)(head, sortByLevel(plan, levelOf), image => {
        const level = levelOf.get(image.name);
        const cells = [image.name, image.version, image.state, image.because, image.parents.join(', ')].map(markdown/* escape */.ih);
        return [level === undefined ? '' : String(level), ...cells];
    });
    const count = levels.flat().length;
    const total = count === 0 ? 'Nothing to build' : `${count} of ${images.length} images to build, in ${levels.length} steps`;
    return `## Tree of images\n\n${total}.\n\n${table}\n${makeGraph(plan, levelOf)}`;
}
// Images to build come first because a long table is cut at its end.
function sortByLevel({ images }, levelOf) {
    const rank = ({ name }) => levelOf.get(name) ?? Infinity;
    return images.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}
const colours = {
    to_build: 'fill:#fff3cd,stroke:#b58105,color:#333',
    built: 'fill:#d1e7dd,stroke:#0f5132,color:#333',
    verified: 'fill:#b7e4c7,stroke:#0f5132,color:#333',
    published: 'fill:#cfe2ff,stroke:#084298,color:#333',
    error: 'fill:#f8d7da,stroke:#842029,color:#333',
    skipped: 'fill:#e2e3e5,stroke:#41464b,color:#333',
};
function makeGraph(plan, levelOf) {
    const shown = chooseShown(plan, levelOf);
    const ids = new Map(shown.map(({ name }, i) => [name, `i${i}`]));
    const edges = shown
        .flatMap(({ name, parents }) => parents.flatMap(parent => (ids.has(parent) ? [`  ${ids.get(parent)} --> ${ids.get(name)}`] : [])))
        .slice(0, mostEdges);
    const nodes = shown.map(({ name, tag, state }, i) => `  i${i}["${nodeText(`${name}:${tag}`)}<br/>${state}"]:::${state}`);
    const states = [...new Set(shown.map(({ state }) => state))].sort();
    const classes = states.map(state => `  classDef ${state} ${colours[state]}`);
    const graph = ['graph TD', ...nodes, ...edges, ...classes].join('\n');
    const rest = plan.images.length - shown.length;
    const more = rest > 0 ? `${rest} more images are not shown.\n\n` : '';
    return `<details><summary>Graph</summary>\n\n${more}\`\`\`mermaid\n${graph}\n\`\`\`\n\n</details>\n`;
}
// Nothing may end the node, the line or the graph.
function nodeText(text) {
    return text.replace(/[^\w.:/@+~=-]/g, '?');
}
// Of too many images, those to build and their parents are shown.
function chooseShown({ images }, levelOf) {
    if (images.length <= mostNodes)
        return [...images];
    const built = images.filter(({ name }) => levelOf.has(name));
    const near = new Set(built.flatMap(({ name, parents }) => [name, ...parents]));
    return images.filter(({ name }) => near.has(name)).slice(0, mostNodes);
}

;// CONCATENATED MODULE: ./lib/actions/tree/report.js






/** Reports `command: plan`. */
function reportPlan(plan) {
    return { ...collect(warn => makeTreePlanOutputs(plan, warn)), summary: makeTreePlanSummary(plan) };
}
/** Reports `command: build`. */
function reportBuild(build) {
    const outputs = collect(warn => makeTreeBuildOutputs(build, warn));
    return { ...outputs, summary: makeTreeBuildSummary(build), failure: findBuildFailure(build) };
}
/** Reports `command: bump`. */
function reportBump(bump, dryRun) {
    return { ...collect(warn => makeBumpOutputs(bump, warn)), summary: makeBumpSummary(bump, dryRun) };
}
/** Reports `command: prune`. */
function reportPrune(rows, dryRun) {
    return { ...collect(warn => makeTreePruneOutputs(rows, warn)), summary: makeTreePruneSummary(rows, dryRun) };
}
function collect(makeOutputs) {
    const warnings = [];
    return { outputs: makeOutputs(text => void warnings.push(text)), warnings };
}

;// CONCATENATED MODULE: ./lib/actions/tree/run.js





const commands = {
    plan: async (context) => reportPlan(await planTree(context)),
    // A dry run of a build is its plan.
    build: async (context) => context.request.dryRun ? reportPlan(await planTree(context)) : reportBuild(await buildTree(context)),
    bump: async (context) => reportBump(await bumpTree(context), context.request.dryRun),
    prune: async (context) => reportPrune(await pruneTree(context), context.request.dryRun),
};
/** Runs the input `command` of the action `tree`. */
async function runTree(context) {
    return commands[context.request.command](context);
}

;// CONCATENATED MODULE: ./lib/actions/tree/main.js




/** Starts the action `tree`. */
async function startTree() {
    return (0,main/* runAction */.Cs)(async (getInput, runner) => {
        const context = await openTreeContext(readTreeInputs(getInput, runner.environment), runner);
        const { outputs, warnings, summary, failure } = await runTree(context);
        warnings.forEach(warning => runner.log.warning(warning));
        (0,main/* setOutputs */.n0)(outputs);
        await (0,main/* addSummary */.S0)(summary, runner.log);
        if (failure)
            throw failure;
    });
}


/***/ })

};
