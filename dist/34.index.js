export const id = 34;
export const ids = [34];
export const modules = {

/***/ 91017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ fitRows)
/* harmony export */ });
// A job's outputs may have 1 MB together, in UTF-16; up to three of ours share it.
const mostCharacters = 160_000;
/** As many of the first rows as fit into one output as JSON; `note` hears of what does not. */
function fitRows(rows, most, note) {
    let left = mostCharacters;
    const tooMany = rows.findIndex(row => (left -= JSON.stringify(row).length + 1) < 0);
    const count = Math.min(tooMany < 0 ? rows.length : tooMany, most);
    if (count < rows.length)
        note(count);
    return rows.slice(0, count);
}


/***/ }),

/***/ 45154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ alignTable),
/* harmony export */   m: () => (/* binding */ inline)
/* harmony export */ });
/** Lines of cells as a table for the log, each column as wide as its widest cell. */
function alignTable(lines) {
    const widths = (lines[0] ?? []).map((_, i) => lines.reduce((most, line) => Math.max(most, line[i]?.length ?? 0), 0));
    return lines.map(line => line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd());
}
/** Text of others as one line: a file's name may hold a line's end. */
function inline(text) {
    return text.replace(/\s+/g, ' ');
}


/***/ }),

/***/ 3477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ describeFiles),
/* harmony export */   N: () => (/* binding */ proveFile)
/* harmony export */ });
/* harmony import */ var _export_open_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21308);
/* harmony import */ var _plan_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28540);
/* harmony import */ var _plan_version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(71991);
/* harmony import */ var _adopt_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33048);
/* harmony import */ var _sidecar_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17613);





// Enough to keep the disk busy, few enough to keep open files and memory bounded.
const atOnce = 32;
/** Describes archive files in the cheapest way: by their sidecars; without one, by the few bytes of metadata in the zip. */
async function describeFiles(files, signal) {
    const described = [];
    for (let at = 0; at < files.length; at += atOnce) {
        signal.throwIfAborted();
        const some = files.slice(at, at + atOnce).map(file => describeFile(file, signal));
        described.push(...(await Promise.all(some)));
    }
    return described;
}
/** Describes an archive file that is going to be published: one without a sidecar is read whole and proved. Throws `ARCHIVE_*` or `ZIP_*`. */
async function proveFile(file, signal) {
    if (file.sha256 !== '')
        return file;
    const { metadata, sha256 } = await (0,_adopt_js__WEBPACK_IMPORTED_MODULE_1__/* .adoptArchive */ .B)(file.path, file.archive, identityOf(file), signal);
    return { ...file, metadata, sha256 };
}
async function describeFile(file, signal) {
    const sidecar = await (0,_sidecar_js__WEBPACK_IMPORTED_MODULE_2__/* .readSidecar */ .YD)(file);
    if (sidecar?.metadata.imageid === file.archive.imageid)
        return { ...file, metadata: sidecar.metadata, sha256: sidecar.sha256 };
    const metadata = file.archive.archfmt === 'zip' ? await (0,_export_open_js__WEBPACK_IMPORTED_MODULE_0__/* .readMetadata */ ._6)(file.path, signal) : undefined;
    return { ...file, ...(metadata?.imageid === file.archive.imageid && { metadata }), sha256: '' };
}
// The file name does not tell the registry; what the archive says of it is taken, as it names nothing but the image.
function identityOf({ archive: { name, version }, metadata }) {
    return { name, version, image: metadata?.image ?? (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_3__/* .repositoryOf */ ._M)(name), tag: (0,_plan_version_js__WEBPACK_IMPORTED_MODULE_4__/* .toTag */ .yQ)(version) };
}


/***/ }),

/***/ 56034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openTree: () => (/* binding */ openTree)
});

// EXTERNAL MODULE: ./lib/acquire/connect.js
var connect = __webpack_require__(14470);
// EXTERNAL MODULE: ./lib/acquire/credentials.js + 1 modules
var acquire_credentials = __webpack_require__(51725);
// EXTERNAL MODULE: ./lib/acquire/docker-config.js
var docker_config = __webpack_require__(45149);
// EXTERNAL MODULE: ./lib/inputs/world.js
var inputs_world = __webpack_require__(35293);
// EXTERNAL MODULE: ./lib/plan/reference.js
var plan_reference = __webpack_require__(93698);
// EXTERNAL MODULE: ./lib/plan/version.js
var plan_version = __webpack_require__(71991);
// EXTERNAL MODULE: ./lib/report/errors.js
var report_errors = __webpack_require__(38411);
// EXTERNAL MODULE: ./lib/ship/artifact.js
var artifact = __webpack_require__(31466);
// EXTERNAL MODULE: ./lib/ship/cache-entries.js + 1 modules
var cache_entries = __webpack_require__(40781);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/plan/form.js
var plan_form = __webpack_require__(36885);
// EXTERNAL MODULE: ./lib/plan/limits.js
var limits = __webpack_require__(7235);
;// CONCATENATED MODULE: ./lib/tree/trouble.js

/** Something in a file of the tree that is wrong; `line` counts from 1. */
function trouble(file, line, what, hint) {
    const place = line === undefined ? file : `${file}:${line}`;
    return new report_errors/* ActionError */.l('TREE', `${place}: ${what}`, {
        ...(hint !== undefined && { hint }),
        annotation: { file, ...(line !== undefined && { line }) },
    });
}
// Enough to see what kind of help there is.
const mostHints = 3;
/** Collects what is wrong with a tree, so that it is told at once. */
class Troubles {
    #found = [];
    /** Notes something. */
    add(error) {
        this.#found.push(error);
    }
    /** Gives what `work` gives; an `ActionError` is noted, and undefined given. */
    async attempt(work) {
        try {
            return await work();
        }
        catch (error) {
            if (!(error instanceof report_errors/* ActionError */.l))
                throw error;
            this.#found.push(error);
            return undefined;
        }
    }
    /** Throws what was noted, several as one `TREE` error in the order of their places. */
    finish() {
        const sorted = this.#found.toSorted((a, b) => compare(a, b));
        const [first, ...others] = sorted;
        if (!first)
            return;
        if (others.length === 0)
            throw first;
        const lines = sorted.map(({ message }) => `- ${message}`);
        const hints = [...new Set(sorted.flatMap(({ hint }) => hint ?? []))];
        throw new report_errors/* ActionError */.l('TREE', `${sorted.length} problems in the tree:\n${lines.join('\n')}`, {
            ...(hints.length > 0 && { hint: hints.slice(0, mostHints).join('\n') }),
            ...(first.annotation && { annotation: first.annotation }),
        });
    }
}
function compare(a, b) {
    const [one, two] = [a.annotation?.file ?? '', b.annotation?.file ?? ''];
    if (one !== two)
        return one < two ? -1 : 1;
    return (a.annotation?.line ?? 0) - (b.annotation?.line ?? 0) || ((0,report_errors/* messageOf */.b)(a) < (0,report_errors/* messageOf */.b)(b) ? -1 : 1);
}

;// CONCATENATED MODULE: ./lib/tree/read-yaml.js


/** Reads a YAML file that is a map, with `plain` all its values as the texts they are written as; an empty one is an empty map. Throws `TREE` with `file` and line. */
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
        throw trouble(file, lines.linePos(problem.pos[0]).line, `is no YAML: ${problem.message}`);
    const values = document.toJS() ?? {};
    if (!(0,plan_form/* isRecord */.u4)(values, []))
        throw trouble(file, 1, 'has to be a map, one "key: value" a line');
    const lineOf = (key, item) => {
        const pair = isMap(document.contents) && document.contents.items.find(each => isNode(each.key) && String(each.key) === key);
        const node = item === undefined ? pair && pair.key : document.getIn([key, item], true);
        const start = isNode(node) ? node.range?.[0] : undefined;
        return start === undefined ? undefined : lines.linePos(start).line;
    };
    return { values, lineOf };
}
/** Finds what is written under a key of a YAML or JSON map; undefined when that is no plain value, or the text no such map. */
async function findWritten(text, key) {
    const { isMap, isScalar, parseDocument } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
    const document = parseDocument(text, { schema: 'failsafe' });
    const node = isMap(document.contents) && document.errors.length === 0 ? document.get(key, true) : undefined;
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range)
        return undefined;
    const [start, end] = node.range;
    return { value: node.value, start, end };
}
/** Gives the text under a key; undefined when there is none. Throws `TREE`. */
function readTextValue({ values, lineOf }, key, file) {
    const value = values[key];
    if (value === undefined || value === null)
        return undefined;
    if ((0,plan_form/* isText */.KH)(value))
        return value.trim();
    throw trouble(file, lineOf(key), `${key} has to be a text`);
}
/** Gives the list of texts under a key; empty when there is none. Throws `TREE`. */
function readTextList({ values, lineOf }, key, file) {
    const value = values[key] ?? [];
    if (Array.isArray(value) && value.every(plan_form/* isText */.KH))
        return value;
    throw trouble(file, lineOf(key), `${key} has to be a list of texts`, `${key}:\n  - …`);
}

;// CONCATENATED MODULE: ./lib/tree/config.js






const defaults = {
    ...{ registry: '', namespace: '', base_images: [], apt_options: '', http_proxy: null, scan_workers: 8 },
    ...{ distribution: 'wikimedia', update_id: 's', fallback_author: 'github-actions[bot]' },
    // The bot's address as GitHub itself writes it.
    fallback_email: '41898282+github-actions[bot]@users.noreply.github.com',
    ...{ ca_bundle: null, force_numeric_user: false, container_limits: '', verify_command: '/bin/bash' },
    verify_args: ['-c', '{path}/test.sh {image}'],
    known_uid_mappings: { root: 0, 'www-data': 33, nobody: 65534 },
};
/** Reads the file of the input `config`, absolute; without one, the defaults. `file` is its name in errors. Throws `TREE` and `TREE_CONFIG`. */
async function readTreeConfig(path, file) {
    const map = path === '' ? { values: {}, lineOf: () => undefined } : await readYamlMap(await readText(path, file), file);
    const values = { ...defaults, ...map.values };
    const merged = { ...map, values };
    const text = (key) => readTextValue(merged, key, file) ?? '';
    const httpProxy = text('http_proxy');
    const aptOnlyProxy = values['apt_only_proxy'] === undefined ? httpProxy : text('apt_only_proxy');
    const { username, password, ...context } = values;
    if (![username, password].every(each => each === undefined || each === null || (0,plan_form/* isText */.KH)(each))) {
        throw trouble(file, map.lineOf('password') ?? map.lineOf('username'), 'username and password have to be texts');
    }
    return {
        ...{ registry: text('registry'), namespace: text('namespace') },
        ...{ username: text('username'), password: text('password') },
        ...{ baseImages: readTextList(merged, 'base_images', file), aptOptions: text('apt_options') },
        ...{ httpProxy, aptOnlyProxy, uids: readUids(merged, file) },
        ...{ updateId: text('update_id'), distribution: readWord(merged, 'distribution', file) },
        ...{ verifyCommand: readVerify(merged, file), limits: readLimits(merged, file) },
        fallback: { name: text('fallback_author'), email: text('fallback_email') },
        context: { ...context, apt_only_proxy: values['apt_only_proxy'] ?? values['http_proxy'] },
    };
}
// What docker-pkg does by itself is what is done here by itself.
function readVerify(map, file) {
    const command = readTextValue(map, 'verify_command', file) ?? '';
    const words = [command, ...readTextList(map, 'verify_args', file)];
    const usual = [defaults['verify_command'], ...defaults['verify_args']];
    if (command === '' || words.join('\n') === usual.join('\n'))
        return '';
    // In double quotes what is filled in as a variable is still one word.
    return words.map(word => `"${word.replace(/["$`\\]/g, '\\$&')}"`).join(' ');
}
const limitKeys = {
    memory: 'memory',
    memswap: 'memorySwap',
    cpushares: 'cpuShares',
    cpusetcpus: 'cpusetCpus',
};
// `memory=512m,cpusetcpus=0-1`; a list of CPUs has commas too.
function readLimits(map, file) {
    const limits = { memory: 0, memorySwap: 0, cpuShares: 0, cpusetCpus: '' };
    const text = readTextValue(map, 'container_limits', file) ?? '';
    for (const part of text.split(/,(?=[a-z])/).filter(Boolean)) {
        const [, key = '', value = ''] = /^([a-z]+)=(.+)$/.exec(part.trim()) ?? [];
        const name = Object.hasOwn(limitKeys, key) ? limitKeys[key] : undefined;
        const limit = name && readLimit(name, value);
        if (!name || limit === undefined) {
            const allowed = 'memory=512m, memswap=1g or -1, cpushares=512, cpusetcpus=0-2,4, between commas';
            throw trouble(file, map.lineOf('container_limits'), `container_limits has ${JSON.stringify(part)}, allowed: ${allowed}`);
        }
        Object.assign(limits, { [name]: limit });
    }
    return limits;
}
function readLimit(name, value) {
    if (name === 'cpusetCpus')
        return (0,limits/* isCpuSet */.b)(value) ? value : undefined;
    if (name === 'cpuShares')
        return /^[1-9]\d{0,5}$/.test(value) ? Number(value) : undefined;
    if (name === 'memorySwap' && value === '-1')
        return -1;
    return (0,limits/* parseSize */.D)(value);
}
function readWord(map, key, file) {
    const text = readTextValue(map, key, file) ?? '';
    if (/^[-+.\w]+$/.test(text))
        return text;
    throw trouble(file, map.lineOf(key), `${key} has to be one word`);
}
function readUids({ values, lineOf }, file) {
    const uids = values['known_uid_mappings'];
    const isNumber = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
    if ((0,plan_form/* isRecord */.u4)(uids, []) && Object.values(uids).every(isNumber))
        return uids;
    throw trouble(file, lineOf('known_uid_mappings'), 'known_uid_mappings has to be a map of names to numbers');
}
async function readText(path, file) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        const hint = 'Allowed: a YAML file, relative to the workspace:\n  with:\n    config: config.yaml';
        throw new report_errors/* ActionError */.l('TREE_CONFIG', `config: ${JSON.stringify(file)} cannot be read`, { hint, cause });
    }
}

;// CONCATENATED MODULE: ./lib/tree/graph.js
/**
 * Orders things by level: the first needs none of the others, each further one only those before; within a level by
 * name (Kahn's algorithm). Parents that are none of the things do not count.
 */
function orderByLevel(things) {
    const children = childrenOf(things);
    const known = new Set(things.map(({ name }) => name));
    const waiting = new Map(things.map(({ name, parents }) => [name, countKnown(parents, known)]));
    const levels = [];
    let level = [...waiting].filter(([, count]) => count === 0).map(([name]) => name);
    let left = things.length;
    while (level.length > 0) {
        levels.push(level.sort(byName));
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
/** The things made directly from each, by name, in the order of names. */
function childrenOf(things) {
    const children = new Map(things.map(({ name }) => [name, []]));
    for (const { name, parents } of things) {
        for (const parent of new Set(parents))
            children.get(parent)?.push(name);
    }
    for (const names of children.values())
        names.sort(byName);
    return children;
}
/** All that can be reached from `starts` along `edges`, the starts too. */
function reach(starts, edges) {
    const reached = new Set(starts);
    // A set gives what is added while it is walked.
    for (const name of reached)
        for (const next of edges(name))
            reached.add(next);
    return reached;
}
function countKnown(parents, known) {
    return new Set(parents.filter(parent => known.has(parent))).size;
}
// Whoever still waits, waits for somebody who does; so walking up from any of them comes round.
function findCycle(things, waiting) {
    const stuck = new Map(things.filter(({ name }) => (waiting.get(name) ?? 0) > 0).map(thing => [thing.name, thing]));
    const path = [];
    let name = [...stuck.keys()].sort(byName)[0];
    while (name !== undefined && !path.includes(name)) {
        path.push(name);
        name = [...(stuck.get(name)?.parents ?? [])].filter(parent => stuck.has(parent)).sort(byName)[0];
    }
    const circle = path.slice(path.indexOf(name ?? ''));
    // Told from the same image whichever was met first.
    const first = circle.indexOf([...circle].sort(byName)[0] ?? '');
    const turned = [...circle.slice(first), ...circle.slice(0, first)];
    return [...turned, ...turned.slice(0, 1)];
}
function byName(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./lib/tree/judge.js
/** Judges an image; `dirty`: its version is mutable, so that a copy of this version need not be this image. */
function judgeImage(image, known, dirty) {
    const same = (copy) => copy?.inputs === image.inputs;
    const published = known.registry?.copy;
    if (same(published))
        return { state: 'published', because: 'the registry has it, built from the same' };
    if (published && !dirty)
        return judgePublished(image.label, published);
    if (same(known.engine))
        return { state: 'built', because: 'the engine has it, built from the same' };
    if (known.archives.some(same))
        return { state: 'built', because: 'it is archived, built from the same' };
    const copies = [published, known.engine, ...known.archives].filter(copy => copy !== undefined);
    if (copies.some(({ inputs }) => inputs !== undefined)) {
        return { state: 'to_build', because: 'what it is built from has changed' };
    }
    const places = known.registry
        ? 'neither registry nor engine nor archives have it'
        : 'neither engine nor archives have it';
    return { state: 'to_build', because: copies.length > 0 ? 'nothing tells what its copies were built from' : places };
}
/** Finds the copies that are built from the same. */
function findHolders({ inputs }, { engine, archives }) {
    const archive = archives.find(copy => copy.inputs === inputs)?.archive;
    return { inEngine: engine?.inputs === inputs, ...(archive && { archive }) };
}
// A version that is no dirty one is never published twice.
function judgePublished(label, { inputs }) {
    if (inputs === undefined)
        return { state: 'published', because: 'the registry has this version' };
    return {
        state: 'published',
        because: 'the registry has this version, built from something else',
        warning: `${label} is published, and what it is built from has changed since: give it a new version`,
    };
}

// EXTERNAL MODULE: ./lib/plan/name.js
var plan_name = __webpack_require__(28540);
;// CONCATENATED MODULE: ./lib/plan/inputs-key.js

/** What the cache keys begin with that tell which archive was built from these inputs, 64 hex digits. */
function inputsPrefix(inputs) {
    return `docker-archive-inputs/1/${inputs}/`;
}
/** The cache key of the empty entry that tells what an archive was built from; `command: build` stores it. */
function inputsKey(inputs, archive) {
    return inputsPrefix(inputs) + (0,plan_name/* cacheKey */.k$)(archive);
}
/** The archive that such a key tells of; undefined for every other key. */
function parseInputsKey(key) {
    const [, rest = ''] = /^docker-archive-inputs\/1\/[0-9a-f]{64}\/(.*)$/.exec(key) ?? [];
    return (0,plan_name/* parseCacheKey */.dU)(rest);
}

// EXTERNAL MODULE: ./lib/ship/describe.js
var describe = __webpack_require__(3477);
// EXTERNAL MODULE: ./lib/ship/folder.js
var folder = __webpack_require__(59632);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/acquire/context-tree.js
var context_tree = __webpack_require__(14640);
// EXTERNAL MODULE: ./lib/acquire/ignore.js
var acquire_ignore = __webpack_require__(58748);
// EXTERNAL MODULE: ./lib/ship/sidecar.js
var sidecar = __webpack_require__(17613);
;// CONCATENATED MODULE: ./lib/tree/fingerprint.js






/** The label by which an image tells what it was built from; `command: build` sets it. */
const inputsLabel = 'docker-archive-action.inputs';
/** The hash of all that an image is built from, 64 hex digits; `parents` are the hashes of its parents by name. */
function hashInputs(inputs, parents) {
    const sorted = (map) => Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
    const { name, version, dockerfile, buildArgs, context } = inputs;
    return sha256(JSON.stringify([1, name, version, dockerfile, sorted(buildArgs), context, sorted(parents)]));
}
/**
 * The hash of a context folder: what its `.dockerignore` leaves, by path, content and whether it can be executed. Times
 * do not count, for a checkout makes them new. Errors: `IGNORE_PATTERN`, `CONTEXT_UNREADABLE`.
 */
async function hashContext(dir, ignore, signal) {
    const entries = await (0,context_tree/* readContextTree */.kV)(dir, acquire_ignore/* IgnoreRules */.w.parse(ignore, (0,external_node_path_.join)(dir, '.dockerignore')));
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const entry of entries)
        hash.update(`${JSON.stringify(await fingerprint_describe(entry, signal))}\n`);
    return hash.digest('hex');
}
// Larger files are not held in memory as a whole.
const largest = 1024 * 1024;
async function fingerprint_describe({ path, kind, mode, size, target, source }, signal) {
    if (kind !== 'file' || typeof source !== 'string')
        return [path, kind, target];
    try {
        const hash = size > largest ? await (0,sidecar/* hashFile */.DC)(source, signal) : sha256(await (0,promises_.readFile)(source));
        return [path, kind, (mode & 0o111) !== 0, hash];
    }
    catch (error) {
        signal.throwIfAborted();
        throw (0,context_tree/* unreadable */.O$)(source, error);
    }
}
function sha256(content) {
    return (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex');
}

;// CONCATENATED MODULE: ./lib/tree/look-archives.js






/** What the archive folder has of images, in the versions of the tree, by their short names. */
async function lookInFolder(dir, images, signal) {
    const byArchive = new Map(images.map(image => [`${archiveNameOf(image)}_${image.version}`, image.name]));
    const files = (await (0,folder/* listFolder */.bt)(dir)).filter(({ archive }) => (0,plan_name/* isKnownFormat */.RZ)(archive) && byArchive.has(`${archive.name}_${archive.version}`));
    const copies = new Map();
    for (const { archive, metadata } of await (0,describe/* describeFiles */.L)(files, signal)) {
        const name = byArchive.get(`${archive.name}_${archive.version}`) ?? '';
        const inputs = metadata?.labels[inputsLabel];
        copies.set(name, [...(copies.get(name) ?? []), { archive, ...(inputs !== undefined && { inputs }) }]);
    }
    return copies;
}
// The cache service is asked for so many at once.
const atOnce = 50;
/** The archives that the actions cache has of images, built from the very same, by their short names. */
async function lookInCache(entries, images) {
    const found = new Map();
    for (let at = 0; at < images.length; at += atOnce) {
        const some = images.slice(at, at + atOnce);
        const markers = await entries.find(some.map(({ inputs }) => inputsPrefix(inputs)));
        const archived = some.flatMap(({ name }, i) => {
            const archive = parseInputsKey(markers[i] ?? '');
            return archive ? [{ name, archive, key: (0,plan_name/* cacheKey */.k$)(archive) }] : [];
        });
        // Each of the two goes when the cache is full.
        const keys = await entries.find(archived.map(({ key }) => key));
        archived.filter(({ key }, i) => keys[i] === key).forEach(({ name, archive }) => found.set(name, archive));
    }
    return found;
}
/** The name that archives of an image have. */
function archiveNameOf({ label, name }) {
    return (0,plan_name/* nameOf */.Vb)((0,plan_reference/* parseReference */.F2)(label)?.path ?? name);
}

// EXTERNAL MODULE: ./lib/ship/adopt.js
var adopt = __webpack_require__(33048);
;// CONCATENATED MODULE: ./lib/tree/look-artifacts.js







/**
 * The archives that artifacts of this run have of images which would have to be built, by their short names. Only the
 * archive tells what it was built from, so each is fetched into the folder; an image that is found spares its parents.
 */
async function lookInArtifacts(look) {
    const found = new Map();
    const byName = new Map(look.images.map(image => [image.name, image]));
    const asked = new Set([...look.selected].filter(name => byName.get(name)?.state === 'to_build'));
    const artifacts = asked.size > 0 ? await look.store.list() : [];
    // A set gives what is added while it is walked.
    for (const name of artifacts.length > 0 ? asked : []) {
        const image = byName.get(name);
        if (image?.state !== 'to_build')
            continue;
        const archive = await findSame(image, artifacts, look);
        if (archive)
            found.set(name, archive);
        else
            image.parents.forEach(parent => asked.add(parent));
    }
    return found;
}
async function findSame(image, artifacts, { store, dir, signal }) {
    const { version, tag, label, inputs } = image;
    const name = archiveNameOf(image);
    const identity = { name, version, tag, image: (0,plan_reference/* parseReference */.F2)(label)?.repository ?? name };
    for (const artifact of artifacts) {
        const { archive } = artifact;
        if (archive.name !== name || archive.version !== version || !(0,plan_name/* isKnownFormat */.RZ)(archive))
            continue;
        await (0,folder/* openFolder */.NE)(dir);
        const path = await store.download(artifact, dir);
        const { metadata } = await (0,adopt/* adoptArchive */.B)(path, archive, identity, signal);
        if (metadata.labels[inputsLabel] === inputs)
            return archive;
        await (0,sidecar/* removeArchive */.Lt)(path);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/tree/look-engine.js

/** What the engine has, by `repository:tag`. */
async function lookInEngine(engine, signal) {
    const rows = await engine.ask('GET', '/images/json', {}, signal);
    return new Map(rows.flatMap(({ RepoTags: tags, Labels: labels }) => {
        const inputs = labels?.[inputsLabel];
        return (tags ?? []).map((tag) => [tag, inputs === undefined ? {} : { inputs }]);
    }));
}

// EXTERNAL MODULE: ./lib/acquire/registry-client.js + 3 modules
var registry_client = __webpack_require__(40308);
// EXTERNAL MODULE: ./lib/acquire/registry-pull.js + 1 modules
var registry_pull = __webpack_require__(73244);
;// CONCATENATED MODULE: ./lib/tree/at-once.js
// Enough to keep the disk busy, few enough to keep open files and memory bounded.
const at_once_atOnce = 32;
/** Works on all items, some of them at once, and gives the results in their order; the first error ends it. */
async function mapAtOnce(items, signal, work) {
    const results = [];
    const waiting = items.entries();
    const walk = async () => {
        for (const [i, item] of waiting) {
            signal.throwIfAborted();
            results[i] = await work(item);
        }
    };
    await Promise.all(Array.from({ length: Math.min(at_once_atOnce, items.length) }, walk));
    return results;
}

;// CONCATENATED MODULE: ./lib/tree/look-registry.js
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







// Nobody waits longer for a few documents.
const idleTimeout = 60_000;
const retries = 3;
/**
 * Asks the registry for images by their labels; undefined for one it does not have. Everything else than a clear no, a
 * refusal or a broken registry, is an error: `REGISTRY_LOOK` with one line an image.
 */
async function lookInRegistry(labels, look) {
    const errors = [];
    const found = await mapAtOnce(labels, look.signal, async (label) => {
        try {
            return [label, await lookUp(label, look)];
        }
        catch (error) {
            look.signal.throwIfAborted();
            if (!(error instanceof report_errors/* ActionError */.l))
                throw error;
            errors.push(error);
            return [label, undefined];
        }
    });
    const [first] = errors;
    if (!first)
        return new Map(found);
    const lines = errors.map(({ message }) => `- ${message.replace(/^cannot pull/, 'cannot look up')}`).sort();
    const what = `the registry does not tell whether it has ${errors.length} of ${labels.length} images`;
    const hint = `${first.hint ?? ''}\nOr plan without it:\n  with:\n    check-registry: false`.trim();
    throw new report_errors/* ActionError */.l('REGISTRY_LOOK', `${what}:\n${lines.slice(0, 20).join('\n')}`, { hint, cause: first });
}
async function lookUp(label, look) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const image = (0,plan_reference/* parseReference */.F2)(label);
        if (!image)
            throw new report_errors/* ActionError */.l('REGISTRY_LOOK', `${label} is no reference of an image`);
        const client = __addDisposableResource(env_1, new registry_client/* RegistryClient */.b(image, look), false);
        const order = { image, tag: image.tag ?? 'latest', platform: undefined, retries, idleTimeout };
        try {
            const { config } = await (0,registry_pull/* fetchManifest */.Cj)(client, order, muffle(look.log), look.signal);
            return { ...readInputs(config) };
        }
        catch (error) {
            if (!(error instanceof report_errors/* ActionError */.l))
                throw error;
            if (error.code === 'PULL_NOT_FOUND')
                return undefined;
            // It is there, though for another platform, or as something that tells no labels.
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
// What one image is told is too much to be told of all of them.
function muffle(log) {
    const debug = (text) => log.debug(text);
    const warning = (text) => log.warning(text);
    return { debug, info: debug, notice: debug, foreign: debug, warning };
}
function readInputs(config) {
    const inner = (0,plan_form/* parseRecord */.Hh)(config)?.['config'];
    const labels = (0,plan_form/* isRecord */.u4)(inner, []) ? inner['Labels'] : undefined;
    const inputs = (0,plan_form/* isRecord */.u4)(labels, []) ? labels[inputsLabel] : undefined;
    return (0,plan_form/* isText */.KH)(inputs) ? { inputs } : {};
}

;// CONCATENATED MODULE: ./lib/plan/glob.js
/** The expression for a shell pattern that has to fit the whole text; `*` goes across `/`. */
function compileGlob(pattern) {
    const source = pattern.replace(/\[(!?)(\]?[^\]]*)\]|[\s\S]/g, (token, not, set) => {
        if (set !== undefined && set !== '')
            return `[${not ? '^' : ''}${set.replace(/[\\\][^]/g, '\\$&')}]`;
        if (token === '*')
            return '.*';
        if (token === '?')
            return '.';
        return token.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    });
    return new RegExp(`^${source}$`, 's');
}

;// CONCATENATED MODULE: ./lib/tree/select.js


/**
 * Selects images by patterns, each tried against the full label, `name:tag` and the bare name; `!` spares what it fits.
 * Without a pattern that is no `!` all are selected.
 */
function select_select(images, patterns) {
    const wanted = patterns.filter(pattern => !pattern.startsWith('!'));
    const spared = patterns.filter(pattern => pattern.startsWith('!')).map(pattern => compileGlob(pattern.slice(1)));
    const compiled = wanted.map(pattern => ({ pattern, fits: compileGlob(pattern) }));
    const fitsAny = (image, globs) => globs.some(glob => fits(image, glob));
    const asked = images.filter(image => compiled.length === 0 ||
        fitsAny(image, compiled.map(each => each.fits)));
    const names = new Set(asked.filter(image => !fitsAny(image, spared)).map(({ name }) => name));
    const idle = compiled.filter(each => !images.some(image => fits(image, each.fits))).map(({ pattern }) => pattern);
    return { names, idle };
}
/**
 * The images to build: those selected that are in the state `to_build`, and their parents in that state, selected or
 * not, and theirs; behind a parent in any other state nothing is looked for.
 */
function closeSelection(images, selected) {
    const byName = new Map(images.map(image => [image.name, image]));
    const toBuild = (name) => byName.get(name)?.state === 'to_build';
    const starts = [...selected].filter(toBuild);
    return reach(starts, name => (byName.get(name)?.parents ?? []).filter(toBuild));
}
function fits({ name, tag, label }, glob) {
    return [label, `${name}:${tag}`, name].some(each => glob.test(each));
}

;// CONCATENATED MODULE: ./lib/tree/stamp.js
/** The end of every version of a run: `-20250131`, for a snapshot `-20250131-235959`, in UTC; `time` is milliseconds since 1970. */
function makeStamp(kind, time) {
    const [day = '', clock = ''] = new Date(time)
        .toISOString()
        .replace(/[-:]|\..*/g, '')
        .split('T');
    return kind === 'nightly' ? `-${day}` : `-${day}-${clock}`;
}

;// CONCATENATED MODULE: ./lib/tree/depend.js

/** Tells parents in the tree from images of other places, by what the Dockerfile uses and what other files declare. */
function findDependencies(naming, { name: by, file, uses, declared }) {
    const [parents, externals] = [new Map(), new Map()];
    const references = new Map();
    const problems = [];
    const warnings = [];
    const note = (into, key, place) => {
        if (!into.has(key))
            into.set(key, place);
    };
    for (const { reference, line, by: instruction } of uses) {
        const meaning = naming.readReference(reference, by);
        const place = { file, line, by: instruction };
        if (meaning.kind === 'parent') {
            note(parents, meaning.name, place);
            references.set(reference, meaning.name);
        }
        else if (meaning.kind === 'unknown')
            problems.push(unknown(reference, place));
        else {
            note(externals, reference, place);
            if (meaning.elsewhere !== undefined) {
                warnings.push(`${file}:${line}: ${reference} is taken from elsewhere, for the tree has ${meaning.elsewhere}`);
            }
        }
    }
    for (const { name, file: from, line } of declared) {
        const meaning = naming.readName(name, by);
        const place = { file: from, ...(line !== undefined && { line }), by: from.slice(from.lastIndexOf('/') + 1) };
        if (meaning.kind === 'parent')
            note(parents, meaning.name, place);
        else if (meaning.kind === 'unknown')
            problems.push(unknown(name, place));
        else if (name !== by)
            note(externals, name, place);
    }
    return { parents, externals, references, problems, warnings };
}
/** The error for images that need each other. */
function cycleError(cycle, placeOf) {
    const steps = cycle.slice(0, -1).map((name, i) => {
        const parent = cycle[i + 1] ?? '';
        const { file = '', line, by = '' } = placeOf(name, parent) ?? {};
        return { text: `${name} needs ${parent} (${by} in ${line === undefined ? file : `${file}:${line}`})`, file, line };
    });
    const what = `the images need each other: ${cycle.join(' → ')}; ${steps.map(({ text }) => text).join(', ')}`;
    return trouble(steps[0]?.file ?? '', steps[0]?.line, what);
}
function unknown(name, { file, line, by }) {
    const hint = `If it comes from elsewhere:\n  with:\n    base-images: ${name}`;
    return trouble(file, line, `${by} names ${name}, and the tree has no such image`, hint);
}

// EXTERNAL MODULE: ./node_modules/dockerfile-ast/lib/main.js
var main = __webpack_require__(78390);
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
var run = __webpack_require__(57224);
// EXTERNAL MODULE: ./lib/acquire/registry-platform.js
var registry_platform = __webpack_require__(52125);
;// CONCATENATED MODULE: ./lib/tree/expand.js
/**
 * Fills in the variables of a word of a Dockerfile: `$A`, `${A}`, `${A:-b}`, `${A-b}`, `${A:+b}`, `${A+b}`, `${A:?b}`,
 * with variables in `b` too; a backslash takes the next character as it is.
 */
function expand(text, lookup, escape = '\\') {
    const missing = [];
    const word = expand_readWord(text, 0, { lookup, missing, escape, used: true }, false);
    return { text: word.text, missing: [...new Set(missing)] };
}
function expand_readWord(source, start, reading, inBraces) {
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
        // Patterns (`${A#b}`) and the like are no part of what names images.
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
    const takesOther = kind === '+' ? has : kind === '-' && !has;
    const other = expand_readWord(source, end, { ...reading, used: used && takesOther }, true);
    if (kind === '?' && !has)
        note(name);
    const text = takesOther ? other.text : kind === '+' ? '' : (value ?? '');
    return { text, end: other.end + 1 };
}

;// CONCATENATED MODULE: ./lib/tree/dockerfile.js









/** Reads a Dockerfile with these build arguments. */
function readDockerfile(text, buildArgs) {
    const dockerfile = main.DockerfileParser.parse(text);
    const reader = new Reader(buildArgs, dockerfile.getEscapeCharacter());
    for (const instruction of dockerfile.getInstructions()) {
        const line = instruction.getRange().start.line + 1;
        if (instruction instanceof arg.Arg)
            reader.declare(instruction.getProperty());
        else if (instruction instanceof env.Env)
            instruction.getProperties().forEach(property => reader.set(property));
        else if (instruction instanceof label.Label) {
            instruction.getProperties().forEach(property => reader.label(property, line));
        }
        else if (instruction instanceof from.From)
            reader.from(instruction.getImage(), instruction.getBuildStage(), line);
        else if (instruction instanceof copy.Copy) {
            for (const value of flagsOf(instruction, 'from'))
                reader.use(value, 'COPY --from', line);
        }
        else if (instruction instanceof run.Run) {
            for (const value of flagsOf(instruction, 'mount'))
                reader.use(readMountFrom(value), 'RUN --mount', line);
        }
    }
    return reader;
}
function flagsOf(instruction, name) {
    return instruction.getFlags().flatMap(flag => (flag.getName() === name ? (flag.getValue() ?? []) : []));
}
// Options of a mount are a line of CSV.
function readMountFrom(value) {
    const option = value.split(',').map(each => each.trim().replace(/^"(.*)"$/, '$1'));
    return option.find(each => each.startsWith('from='))?.slice('from='.length);
}
const { architecture } = (0,registry_platform/* defaultPlatform */.nx)(process.arch);
// What BuildKit declares by itself.
const platformArgs = {
    ...{ TARGETPLATFORM: `linux/${architecture}`, TARGETOS: 'linux', TARGETARCH: architecture, TARGETVARIANT: '' },
    ...{ BUILDPLATFORM: `linux/${architecture}`, BUILDOS: 'linux', BUILDARCH: architecture, BUILDVARIANT: '' },
};
class Reader {
    uses = [];
    labels = new Map();
    args = new Set();
    missing = [];
    #buildArgs;
    #escape;
    #global = new Map(Object.entries(platformArgs));
    #stages = new Set();
    #scope;
    constructor(buildArgs, escape) {
        this.#buildArgs = buildArgs;
        this.#escape = escape;
    }
    declare(property) {
        if (!property)
            return;
        const name = property.getName();
        this.args.add(name);
        const value = property.getValue();
        const fallback = value === null ? this.#global.get(name) : this.#expand(value, this.#lookup()).text;
        (this.#scope ?? this.#global).set(name, this.#buildArgs[name] ?? fallback);
    }
    set(property) {
        this.#scope?.set(property.getName(), this.#expand(property.getValue() ?? '', this.#lookup()).text);
    }
    label(property, line) {
        const { text, missing } = this.#expand(property.getValue() ?? '', this.#lookup());
        if (missing.length === 0)
            this.labels.set(property.getName(), { value: text, line });
    }
    from(image, stage, line) {
        this.#scope = undefined;
        this.labels = new Map();
        const reference = this.#resolve(image ?? '', line);
        if (reference !== '' && reference !== 'scratch' && !this.#stages.has(reference.toLowerCase())) {
            this.uses.push({ reference, by: 'FROM', line });
        }
        if (stage !== null)
            this.#stages.add(stage.toLowerCase());
        this.#scope = new Map();
    }
    use(written, by, line) {
        if (!written)
            return;
        const reference = this.#resolve(written, line);
        // Stages are named or counted.
        if (reference === '' || reference === 'scratch' || /^\d+$/.test(reference))
            return;
        if (!this.#stages.has(reference.toLowerCase()))
            this.uses.push({ reference, by, line });
    }
    #resolve(written, line) {
        const { text, missing } = this.#expand(written, this.#lookup());
        this.missing.push(...missing.map(variable => ({ variable, line })));
        return missing.length === 0 ? text : '';
    }
    #lookup() {
        const scope = this.#scope ?? this.#global;
        return name => scope.get(name);
    }
    #expand(text, lookup) {
        return expand(text, lookup, this.#escape);
    }
}

;// CONCATENATED MODULE: ./lib/tree/filters.js
/** The filters of docker-pkg's templates; each takes a text and gives one, and throws `Error` where it cannot. */
function makeFilters({ naming, config, warn }) {
    const { uids, aptOptions, aptOnlyProxy } = config;
    const uidOf = (name) => (Object.hasOwn(uids, name) ? uids[name] : undefined);
    return {
        image_tag: name => {
            const label = naming.findTag(name);
            if (label !== undefined)
                return label;
            throw new Error(`neither the tree nor the base images have ${JSON.stringify(name)}`);
        },
        upstream_version: readUpstreamVersion,
        uid: name => {
            const uid = uidOf(name);
            if (uid === undefined)
                warn(`known_uid_mappings has no ${JSON.stringify(name)}; its name stays`);
            return String(uid ?? name);
        },
        add_user: name => {
            const uid = uidOf(name);
            if (uid === undefined)
                throw new Error(`known_uid_mappings has no ${JSON.stringify(name)}`);
            return `groupadd -o -g ${uid} -r ${quote(name)} && useradd -l -o -m -d ${quote(`/var/lib/${name}`)} -r -g ${uid} -u ${uid} ${quote(name)}`;
        },
        apt_install: packages => {
            const install = `apt-get install --yes ${aptOptions} --no-install-recommends ${flatten(packages)}`;
            return underProxy(`apt-get update && DEBIAN_FRONTEND=noninteractive ${flatten(install)}`, 'apt-get clean && rm -rf /var/lib/apt/lists/*', aptOnlyProxy);
        },
        apt_remove: packages => {
            const purge = `apt-get remove --yes --purge ${aptOptions} ${flatten(packages)}`;
            return underProxy(`DEBIAN_FRONTEND=noninteractive ${flatten(purge)}`, 'apt-get clean', aptOnlyProxy);
        },
    };
}
/** The version of the software in an image's reference, without Debian's revision and what stands behind it; throws `Error` where there is no tag. */
function readUpstreamVersion(reference) {
    const [, tag] = /^[^:]*(?::\d+\/[^:]*)?:([^:/]+)$/.exec(reference) ?? [];
    if (tag === undefined)
        throw new Error(`${JSON.stringify(reference)} is no name:tag`);
    return tag.split('-')[0] ?? '';
}
const proxyFile = '/etc/apt/apt.conf.d/80_proxy';
function underProxy(work, clean, proxy) {
    if (proxy === '')
        return `${work} && ${clean}`;
    return `echo ${quote(`Acquire::http::Proxy "${proxy}";`)} > ${proxyFile} && ${work} && rm -f ${proxyFile} && ${clean}`;
}
function flatten(packages) {
    return packages.replace(/\s+/g, ' ').trim();
}
function quote(word) {
    return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw `'\''`)}'`;
}

;// CONCATENATED MODULE: ./lib/tree/changelog.js

// Debian's names, and what names of images may hold beside it.
const heading = /^([a-z0-9][-+.\w/]*) \(([^() \t]+)\)((?:\s+[-+.\w]+)+);(.*)$/i;
const signature = /^ -- (?:(\S.*?) )?<([^>]*)> {1,2}((?:[A-Z][a-z]+, *)?\d{1,2} +[A-Z][a-z]+ +\d{4} +\d{1,2}:\d\d:\d\d +[-+]\d{4}(?: +\([^()]*\))?)$/i;
// Comments, and keywords of version control: no part of any entry.
const remark = /^(?:#|\/\*.*\*\/$|\$\w+:.*\$$)/;
// What editors add, and the headings of formats before this one; dpkg too reads no further.
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
/** The entries of a Debian changelog, newest first, at least one; a `CHANGELOG` error names `file` and line of what is malformed. */
function parseChangelog(text, file) {
    const entries = [];
    let draft;
    const lines = splitLines(text);
    for (const [at, line] of lines.entries()) {
        if (draft === undefined) {
            if (line === '' || remark.test(line))
                continue;
            if (entries.length > 0 && ends.some(end => end.test(line)))
                break;
            draft = readHeading(line, file, at + 1);
        }
        else if (line.startsWith(' --')) {
            entries.push({ ...draft, changes: trimBlank(draft.changes), ...readSignature(line, file, at + 1) });
            draft = undefined;
        }
        else if (line === '' || /^(?: {2}|\t)/.test(line)) {
            draft.changes.push(line);
        }
        else if (!remark.test(line)) {
            throw malformed(file, at + 1, 'changes are indented by two spaces and end with a line " -- Name <email>  date"', line);
        }
    }
    const [newest, ...older] = entries;
    if (draft)
        throw malformed(file, draft.line, 'the entry has no line " -- Name <email>  date" at its end');
    if (!newest)
        throw malformed(file, 1, 'there is no entry');
    return [newest, ...older];
}
/** The text of an entry, with a line end after its signature; what it holds is written as it is. */
function formatEntry(entry) {
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
/** A changelog with an entry put before all others; line ends and byte order mark stay what they are. */
function prependEntry(text, entry) {
    const [, mark = '', rest = ''] = /^(\uFEFF?)(.*)$/s.exec(text) ?? [];
    const added = `${formatEntry(entry)}\n`;
    return mark + (/^[^\n]*\r\n/.test(rest) ? added.replaceAll('\n', '\r\n') : added) + rest;
}
/** The lines of a reason as changes of an entry: each indented by three spaces. */
function indentReason(reason) {
    return trimBlank(splitLines(reason)).map(line => (line === '' ? '' : `   ${line}`));
}
/** A time (milliseconds since 1970) as changelogs write it, in the zone that is `offset` minutes east of UTC. */
function formatDate(time, offset) {
    const [weekday, day, month, year, clock] = new Date(time + offset * 60_000).toUTCString().split(' ');
    const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60].map(n => String(n).padStart(2, '0'));
    return `${weekday} ${day} ${month} ${year} ${clock} ${offset < 0 ? '-' : '+'}${hours}${minutes}`;
}
function splitLines(text) {
    return text
        .replace(/^\uFEFF/, '')
        .split('\n')
        .map(line => line.trimEnd());
}
function trimBlank(lines) {
    const first = lines.findIndex(line => line !== '');
    return first < 0 ? [] : lines.slice(first, lines.findLastIndex(line => line !== '') + 1);
}
function readHeading(line, file, at) {
    const [, name, version, distributions, keys] = heading.exec(line) ?? [];
    if (name === undefined || version === undefined || distributions === undefined || keys === undefined) {
        throw malformed(file, at, 'an entry starts with "package (version) distribution; urgency=high"', line);
    }
    const [, urgency = ''] = /(?:^|,)\s*urgency\s*=\s*([^\s,]+)/i.exec(keys) ?? [];
    return { package: name, version, distributions: distributions.trim().split(/\s+/), urgency, line: at, changes: [] };
}
function readSignature(line, file, at) {
    const [, name = '', email, date] = signature.exec(line) ?? [];
    if (email !== undefined && date !== undefined)
        return { author: { name, email }, date };
    throw malformed(file, at, 'an entry ends with " -- Name <email>  Mon, 02 Jan 2006 15:04:05 +0000"', line);
}
function malformed(file, line, allowed, found) {
    const what = found === undefined ? allowed : `${JSON.stringify(found)}, allowed: ${allowed}`;
    const annotation = { file, line, title: 'Malformed changelog' };
    return new report_errors/* ActionError */.l('CHANGELOG', `${file}:${line}: ${what}`, { annotation });
}

;// CONCATENATED MODULE: ./lib/tree/claims.js




/** What the top entry of a Debian changelog says. Throws `CHANGELOG`. */
function claimByChangelog(text, file) {
    const [top] = parseChangelog(text, file);
    return { file, line: top.line, name: top.package, version: top.version };
}
/** What an `image.yml` says: `name`, `version`, and under `depends` names of parents. Throws `TREE`. */
async function claimByImageYml(text, file) {
    const map = await readYamlMap(text, file, true);
    const stranger = Object.keys(map.values).find(key => !['name', 'version', 'depends'].includes(key));
    if (stranger !== undefined) {
        throw trouble(file, map.lineOf(stranger), `has ${stranger}, allowed: name, version, depends`);
    }
    const [name, version] = [readTextValue(map, 'name', file), readTextValue(map, 'version', file)];
    const line = map.lineOf('version') ?? map.lineOf('name');
    const depends = readTextList(map, 'depends', file).map((parent, i) => {
        const at = map.lineOf('depends', i);
        return { name: parent, file, ...(at !== undefined && { line: at }) };
    });
    return { file, depends, ...(line !== undefined && { line }), ...named(name, version) };
}
/** What the labels of a Dockerfile say. */
function claimByLabels({ labels }, file) {
    const find = (key) => {
        const label = labels.get(`org.opencontainers.image.${key}`);
        // In a template that is not rendered yet a label may say anything.
        return label && label.value !== '' && !/\{[{%]/.test(label.value) ? label : undefined;
    };
    const [title, version] = [find('title'), find('version')];
    const line = (version ?? title)?.line;
    return { file, ...(line !== undefined && { line }), ...named(title?.value, version?.value) };
}
/** What a file `VERSION` says, on its first line. */
function claimByVersionFile(text, file) {
    return { file, line: 1, ...named(undefined, text.trim().split('\n')[0]?.trim()) };
}
/** What a `package.json` says; its scope becomes the first part of the name. Throws `TREE`. */
function claimByPackageJson(text, file) {
    const read = (0,plan_form/* parseRecord */.Hh)(Buffer.from(text));
    if (!read)
        throw trouble(file, 1, 'is no JSON object');
    const [name, version] = [read['name'], read['version']].map(each => ((0,plan_form/* isText */.KH)(each) ? each : undefined));
    return { file, ...named(name?.replace(/^@/, ''), version) };
}
function named(name, version) {
    return { ...(name && { name }), ...(version && { version }) };
}

;// CONCATENATED MODULE: ./lib/tree/control.js

const relation = /^(?<name>[a-z0-9][-+.\w/]*(?::\d+\/[-+.\w/]+)?)(?::[-.\w]+)?\s*(?:\([^()]+\)\s*)?(?:\[[^[\]]+\]\s*)?(?:<[^<>]+>\s*)*$/i;
/** What all paragraphs of a `control` file name in `Build-Depends` and `Depends`, each once and in order: names alone, and of alternatives the first. A `CONTROL` error names `file` and line of what is malformed. */
function parseControl(text, file) {
    const found = new Map();
    for (const { text: item, line } of readFields(text, file).flatMap(splitRelations)) {
        const [first = ''] = item.split('|');
        // Substitution variables stand for what Debian's tools compute; there is no image of that name.
        if (/^\s*\$\{[^{}]*\}\s*$/.test(first))
            continue;
        const name = relation.exec(first.trim())?.groups?.['name'];
        if (name === undefined)
            throw control_malformed(file, line, 'a dependency is "name" or "name (>= version)"', item.trim());
        if (!found.has(name))
            found.set(name, { name, line });
    }
    return [...found.values()];
}
// The two fields' values, each line by line.
function readFields(text, file) {
    const fields = [];
    let field;
    for (const [at, raw] of text
        .replace(/^\uFEFF/, '')
        .split('\n')
        .entries()) {
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
            throw control_malformed(file, line, 'a line is "Field: value", or goes on with a space at its start', content);
        }
    }
    return fields;
}
// A relation may run over lines; it stands where its first word does.
function splitRelations(pieces) {
    const value = pieces.map(({ text }) => text).join('\n');
    return [...value.matchAll(/[^,\s][^,]*/g)].map(({ 0: text, index }) => {
        const before = value.slice(0, index).split('\n').length - 1;
        return { text, line: pieces[before]?.line ?? 1 };
    });
}
function control_malformed(file, line, allowed, found) {
    const annotation = { file, line, title: 'Malformed control file' };
    return new report_errors/* ActionError */.l('CONTROL', `${file}:${line}: ${JSON.stringify(found)}, allowed: ${allowed}`, { annotation });
}

;// CONCATENATED MODULE: ./lib/tree/identify.js




/**
 * Finds name and version, each in the first claim that has it; without a name an image is called as its path. Throws
 * `TREE` with file and line.
 */
function identify(folder, claims, rules) {
    const own = folder.path === '.' ? (0,external_node_path_.basename)(folder.dir) : folder.path;
    const naming = claims.find(({ name }) => name !== undefined);
    const versioning = claims.find(({ version }) => version !== undefined);
    const name = naming?.name ?? own.toLowerCase();
    const base = rules.version || versioning?.version;
    if (base === undefined)
        throw withoutVersion(folder);
    const version = base + rules.stamp;
    const place = placeOf(naming ?? { file: `${folder.shown}/${folder.dockerfile}` });
    const versioned = versioning && !rules.version ? placeOf(versioning) : place;
    const reference = (0,plan_reference/* parseReference */.F2)(`${name}:x`);
    if (!reference || reference.path !== name.replace(/^library\//, '')) {
        throw trouble(place.file, place.line, `${JSON.stringify(name)} is no name of an image, allowed: ${nameRule}`);
    }
    // The archive's file name has to hold it.
    if (!/^[A-Za-z0-9.+~-]{1,100}$/.test(version)) {
        const allowed = 'letters, digits, ".", "+", "-" and "~", at most 100';
        throw trouble(versioned.file, versioned.line, `${JSON.stringify(version)} is no version, allowed: ${allowed}`);
    }
    return { name, version, tag: (0,plan_version/* toTag */.yQ)(version), versioned, ...place };
}
function placeOf({ file, line }) {
    return { file, ...(line !== undefined && { line }) };
}
/** What is wrong with images of the same name: one problem for each name, which tells all places. */
function findDuplicates(images) {
    const byName = Map.groupBy(images, ({ identity }) => identity.name);
    return [...byName].flatMap(([name, same]) => {
        const [first] = same;
        if (!first || same.length < 2)
            return [];
        const paths = same.map(({ path }) => path).join(' and ');
        return [
            trouble(first.identity.file, first.identity.line, `the image ${name} is in ${paths}; a name is one image's`),
        ];
    });
}
const nameRule = 'lower-case letters and digits with ".", "_", "-" or "/" between them';
function withoutVersion({ shown, dockerfile }) {
    const hint = 'Add a file VERSION, a changelog, or image.yml with version: 1.0.0; or give all images one:\n  with:\n    version: 1.0.0';
    return trouble(`${shown}/${dockerfile}`, undefined, 'the image has no version', hint);
}

;// CONCATENATED MODULE: ./lib/tree/folder.js







/** Reads the files of an image's folder. Throws `TREE`, `CHANGELOG` and `CONTROL` with file and line. */
async function readFolder(folder, rules, buildArgs) {
    const { files, shown, dockerfile } = folder;
    const read = async (name, parse) => files.has(name) ? parse(await folder_readText((0,external_node_path_.join)(folder.dir, name)), `${shown}/${name}`) : undefined;
    const text = (await read(dockerfile, content => content)) ?? '';
    const facts = readDockerfile(text, buildArgs);
    const imageYml = await read('image.yml', claimByImageYml);
    const claims = [
        await read('changelog', claimByChangelog),
        imageYml,
        claimByLabels(facts, `${shown}/${dockerfile}`),
        await read('VERSION', claimByVersionFile),
        await read('package.json', claimByPackageJson),
    ];
    const control = await read('control', (content, file) => parseControl(content, file).map(parent => ({ ...parent, file })));
    const identity = identify(folder, claims.filter(claim => claim !== undefined), rules);
    const declared = [...(control ?? []), ...(imageYml?.depends ?? [])];
    const ignore = (await read(`${dockerfile}.dockerignore`, rule => rule)) ?? (await read('.dockerignore', rule => rule));
    return { ...folder, identity, text, facts, declared, ignore: ignore ?? '' };
}
async function folder_readText(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        throw (0,context_tree/* unreadable */.O$)(path, error);
    }
}

;// CONCATENATED MODULE: ./lib/tree/naming.js

/** The repository of an image, without tag. */
function repositoryIn({ registry, namespace }, name) {
    return [registry, namespace, name].filter(Boolean).join('/');
}
/** The full label of an image, `registry/namespace/name:tag`; parts that are empty are left out. */
function labelIn(home, { name, tag }) {
    return `${repositoryIn(home, name)}:${tag}`;
}
/** Says what references mean in a tree. */
class Naming {
    #home;
    #images;
    #bases;
    #whole;
    /**
     * `bases`: references to images of other places that look as if they were of this tree. Where `images` are not the
     * whole tree, because some have no name yet, none is unknown.
     */
    constructor(home, images, bases, whole = true) {
        this.#home = home;
        this.#whole = whole;
        this.#images = new Map([...images].map(image => [image.name, image]));
        this.#bases = bases;
    }
    /** What `written` means in the Dockerfile of the image `by`. */
    readReference(written, by) {
        const { name, ours } = this.#shorten(written);
        if (name === undefined || this.#isBase(written))
            return { kind: 'external' };
        const image = this.#images.get(name);
        // Whoever calls a folder `nginx` and begins with `FROM nginx:1.27` means the other one.
        if (!image || name === by)
            return ours && name !== by && this.#whole ? { kind: 'unknown' } : { kind: 'external' };
        const { tag, digest } = (0,plan_reference/* parseReference */.F2)(written) ?? {};
        const current = digest === undefined && [undefined, 'latest', image.tag].includes(tag);
        return current ? { kind: 'parent', name } : { kind: 'external', elsewhere: labelIn(this.#home, image) };
    }
    /** What a name in `control` or `image.yml` means, where images of the tree alone are named. */
    readName(written, by) {
        if (this.#images.has(written) && written !== by)
            return { kind: 'parent', name: written };
        const known = this.#bases.some(base => [written, repositoryIn(this.#home, written)].some(each => isOf(base, each)));
        return known || written === by || !this.#whole ? { kind: 'external' } : { kind: 'unknown' };
    }
    /** The full reference for a short name, as `image_tag` gives it: an image of the tree, else a base image. */
    findTag(name) {
        const image = this.#images.get(name);
        if (image)
            return labelIn(this.#home, image);
        const bases = [repositoryIn(this.#home, name), name].map(each => this.#bases.find(base => isOf(base, each)));
        return (bases.find(base => base !== undefined) ?? (this.#whole ? undefined : labelIn(this.#home, { name, tag: 'x' })));
    }
    #isBase(written) {
        const repository = (0,plan_reference/* parseReference */.F2)(written)?.repository;
        return this.#bases.some(base => repository !== undefined && (0,plan_reference/* parseReference */.F2)(base)?.repository === repository);
    }
    // The short name that a reference could mean, and whether it can be of no other place.
    #shorten(written) {
        const { registry, namespace } = this.#home;
        const own = (0,plan_reference/* parseReference */.F2)(repositoryIn(this.#home, 'x'))?.repository.slice(0, -1) ?? '';
        const reference = (0,plan_reference/* parseReference */.F2)(written);
        if (!reference)
            return { ours: false };
        const { repository } = reference;
        // A registry or Docker Hub's own namespaces are other people's as well.
        if (own !== '' && repository.startsWith(own))
            return { name: repository.slice(own.length), ours: namespace !== '' };
        if (hasHost(written))
            return { ours: false };
        const path = repository.startsWith(`${namespace}/`) && registry ? repository.slice(namespace.length + 1) : repository;
        return { name: path, ours: false };
    }
}
function hasHost(written) {
    return /^(?:localhost|[^/]*[.:][^/]*)\//.test(written);
}
function isOf(reference, repository) {
    const parsed = (0,plan_reference/* parseReference */.F2)(reference)?.repository;
    return parsed !== undefined && parsed === (0,plan_reference/* parseReference */.F2)(repository)?.repository;
}

;// CONCATENATED MODULE: ./lib/tree/scan.js



// What version control and package managers keep is nobody's image.
const passedOver = new Set(['.git', 'node_modules']);
/**
 * Finds the folders with a Dockerfile, in the order of their paths; links to folders are not followed. A template comes
 * before a Dockerfile beside it, which is what was made of it. Throws `TREE_PATH` where there is no tree.
 */
async function scanTree(root, workspace) {
    const found = await scanFolder(root, root, workspace);
    if (found.length === 0) {
        throw treeError(root, 'holds no folder with a Dockerfile or a Dockerfile.template');
    }
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
async function scanFolder(dir, root, workspace) {
    const entries = await (0,promises_.readdir)(dir, { withFileTypes: true }).catch((error) => {
        throw treeError(dir, 'cannot be read as a folder', error);
    });
    const files = new Set(entries.filter(entry => !entry.isDirectory()).map(({ name }) => name));
    const below = entries.filter(entry => entry.isDirectory() && !passedOver.has(entry.name));
    const deeper = await Promise.all(below.map(({ name }) => scanFolder((0,external_node_path_.join)(dir, name), root, workspace)));
    const dockerfile = ['Dockerfile.template', 'Dockerfile'].find(name => files.has(name));
    const path = toPosix((0,external_node_path_.relative)(root, dir)) || '.';
    const shown = toPosix((0,external_node_path_.relative)(workspace, dir)) || '.';
    return [...(dockerfile ? [{ dir, path, shown, files, dockerfile }] : []), ...deeper.flat()];
}
function treeError(dir, problem, cause) {
    const hint = 'The folder of the images, relative to the workspace:\n  with:\n    path: images';
    return new report_errors/* ActionError */.l('TREE_PATH', `path: ${JSON.stringify(dir)} ${problem}`, { hint, cause });
}
function toPosix(path) {
    return path.replaceAll(external_node_path_.sep, '/');
}

;// CONCATENATED MODULE: ./lib/tree/template-check.js
// What templates have without anybody giving it.
const builtIn = ['loop', 'caller', 'super', 'self', 'range', 'cycler', 'joiner', 'True', 'False', 'None'];
/** Finds the variables and filters a template uses and nobody has defined; `is defined` and `default` may ask for any. */
function findUnknown(root, variables, hasFilter) {
    const nodes = listNodes(root);
    const defined = new Set([...builtIn, ...variables, ...nodes.flatMap(namesSetBy)]);
    const spared = new Set(nodes.flatMap(namesOnlyAskedFor));
    return nodes.flatMap((node) => {
        const line = node.lineno + 1;
        if (isOneOf(node, 'Filter')) {
            const name = nameOf(node['name']);
            return hasFilter(name) ? [] : [{ what: 'filter', name, line }];
        }
        const missing = node.typename === 'Symbol' && !spared.has(node) && !defined.has(nameOf(node));
        return missing ? [{ what: 'variable', name: nameOf(node), line }] : [];
    });
}
/** The line, from 1, of a filter that is applied to a literal text; where there is none, of its first use. */
function findFilterLine(root, name, value) {
    const uses = listNodes(root).filter(node => isOneOf(node, 'Filter') && nameOf(node['name']) === name);
    const literal = uses.find(node => argumentsOf(node)[0]?.value === value);
    const use = literal ?? uses[0];
    return use && use.lineno + 1;
}
function listNodes(root) {
    const nodes = [root];
    // The list grows while it is walked.
    for (const node of nodes)
        nodes.push(...partsOf(node));
    return nodes;
}
function partsOf(node) {
    return [...(node.children ?? []), ...node.fields.flatMap(field => node[field])].filter(isNode);
}
// The names that a node gives, or keeps for itself.
function namesSetBy(node) {
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
// Symbols that are no variables, and variables that may be missing.
function namesOnlyAskedFor(node) {
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

;// CONCATENATED MODULE: ./lib/tree/template.js



const noCache = { noCache: true };
/** Opens templates of Jinja's language, as docker-pkg has it: with `do`, and undefined variables are errors. */
async function openTemplates({ variables, filters }) {
    const { default: nunjucks } = (await __webpack_require__.e(/* import() */ 115).then(__webpack_require__.t.bind(__webpack_require__, 18115, 19)));
    nunjucks.installJinjaCompat();
    lockMembers(nunjucks.runtime);
    const extension = new DoTag();
    const names = new Set(Object.keys(variables));
    const loader = new nunjucks.FileSystemLoader([], noCache);
    // One for all templates, for it is dear to make.
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
            const [unknown] = findUnknown(root, names, name => hasFilter(environment, name));
            if (unknown)
                throw trouble(file, unknown.line, `the ${unknown.what} ${unknown.name} is not defined`);
            return new nunjucks.Template(text, environment, file, true).render({ ...variables });
        }
        catch (error) {
            const [failure] = failures;
            if (failure) {
                const line = root && findFilterLine(root, failure.name, failure.value);
                throw trouble(file, line, `${failure.name}: ${(0,report_errors/* messageOf */.b)(failure.error)}`);
            }
            throw explain(file, error);
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
// The library tells places in its messages, `(file) [Line 2, Column 3]`, on lines before what is wrong.
function explain(file, error) {
    if (isTrouble(error))
        return error;
    const [place = '', ...rest] = (0,report_errors/* messageOf */.b)(error).split('\n');
    const { lineno } = error;
    const line = /\[Line (\d+)/.exec(place)?.[1] ?? (lineno === undefined ? undefined : lineno + 1);
    const said = (rest.length > 0 ? rest.join(' ') : place).replace(/^\s*(?:Error: )?/, '').trim();
    const what = said === 'attempted to output null or undefined value' ? 'an expression has no value' : said;
    return trouble(file, line === undefined ? undefined : Number(line), what);
}
function isTrouble(error) {
    return error instanceof Error && error.name === 'ActionError';
}
const blockSet = /\{%(-?)\s*set\s+(\w+)\s*(?:\|([^%]*?))?(-?)%\}(.*?)\{%(-?)\s*endset\s*(-?)%\}/gs;
// Jinja has `{% set name | filter -%}…{%- endset %}`; the library has no filters there, and keeps the white space after
// the tag. Both are had by another block inside. Lines stay where they are.
function nestBlockSets(text) {
    return text.replace(blockSet, (_, before, name, filters, after, body, end, last) => {
        const chain = (filters ?? '').split(/\|(?=(?:[^'"]|'[^']*'|"[^"]*")*$)/).map(each => each.trim());
        const blocks = filters === undefined ? [['if true', 'endif']] : chain.map(filter => [`filter ${filter}`, 'endfilter']);
        const opened = blocks.toReversed().map(([tag], i) => `{% ${tag} ${i === blocks.length - 1 ? after : ''}%}`);
        const closed = blocks.map(([, tag], i) => `{%${i === 0 ? end : ''} ${tag} %}`);
        return `{%${before} set ${name} %}${opened.join('')}${body}${closed.join('')}{% endset ${last}%}`;
    });
}
const locked = new Set([
    'constructor',
    'prototype',
    '__proto__',
    '__defineGetter__',
    '__defineSetter__',
    '__lookupGetter__',
]);
// From a function's constructor a template would run any code here, where credentials are.
function lockMembers(runtime) {
    const { memberLookup } = runtime;
    if ('locked' in memberLookup)
        return;
    const lookup = function (object, key, ...more) {
        // What is no text could be another one each time it is made one.
        const plain = key === null || !['object', 'function'].includes(typeof key);
        if (!plain || locked.has(key))
            throw new Error(`templates may not use ${plain ? String(key) : 'it'} as a member`);
        return Reflect.apply(memberLookup, this, [object, key, ...more]);
    };
    runtime.memberLookup = Object.assign(lookup, { locked: true });
}
// `{% do list.append(x) %}` evaluates and shows nothing.
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

;// CONCATENATED MODULE: ./lib/tree/tree.js












/**
 * Reads a tree of images: names, versions, parents, and what each is built from. Everything that is wrong is in one
 * `TREE` error, with files and lines; further errors are `TREE_PATH` and those of build contexts.
 */
async function readTree(order, signal) {
    const troubles = new Troubles();
    const { rules, buildArgs } = order;
    const folders = await scanTree(order.root, order.workspace);
    const read = await mapAtOnce(folders, signal, folder => troubles.attempt(() => readFolder(folder, rules, buildArgs)));
    const images = read.filter(each => each !== undefined);
    findDuplicates(images).forEach(error => troubles.add(error));
    const warnings = [];
    const naming = nameImages(order, images, images.length === folders.length);
    const render = await openRender(order, images, naming, warnings);
    const drafts = await mapAtOnce(images, signal, image => troubles.attempt(() => draft(order, image, { naming, render, troubles, warnings, signal })));
    troubles.finish();
    return { images: finish(drafts.filter(each => each !== undefined)), warnings: warnings.sort() };
}
function nameImages({ home, baseImages }, images, whole) {
    return new Naming(home, images.map(({ identity }) => identity), baseImages, whole);
}
// Most trees have no templates, and need not wait for what renders them.
async function openRender({ config, home, baseImages }, images, naming, warnings) {
    if (!images.some(isTemplate))
        return text => text;
    const filters = makeFilters({ naming, config, warn: text => void warnings.push(text) });
    return openTemplates({ variables: { ...config.context, ...home, base_images: baseImages }, filters });
}
async function draft({ home, buildArgs }, image, { naming, render, troubles, warnings, signal }) {
    const { identity, shown, text, declared, ...folder } = image;
    const { name, version, tag, versioned } = identity;
    const file = `${shown}/${folder.dockerfile}`;
    const dockerfile = isTemplate(image) ? render(text, folder.dir, file) : text;
    const facts = isTemplate(image) ? readDockerfile(dockerfile, buildArgs) : image.facts;
    for (const { variable, line } of facts.missing) {
        const hint = `Give it a default in an ARG before the first FROM, or:\n  with:\n    build-args: ${variable}=…`;
        troubles.add(trouble(file, line, `${variable} in the name of an image has no value`, hint));
    }
    const found = findDependencies(naming, { name, file, uses: facts.uses, declared });
    found.problems.forEach(problem => troubles.add(problem));
    warnings.push(...found.warnings);
    const made = {
        ...{ name, version, tag, versioned, label: labelIn(home, identity), folder: image, dockerfile },
        ...{ buildArgs: pickArgs(buildArgs, facts), parents: [...found.parents.keys()].sort() },
        ...{ references: found.references, externals: [...found.externals.keys()] },
    };
    return { image: made, context: await hashContext(folder.dir, folder.ignore, signal), places: found.parents };
}
// Orders the images, and gives each the hash that holds those of its parents.
function finish(drafts) {
    const byName = new Map(drafts.map(each => [each.image.name, each]));
    const order = orderByLevel(drafts.map(({ image }) => image));
    if ('cycle' in order) {
        throw cycleError(order.cycle, (name, parent) => byName.get(name)?.places.get(parent));
    }
    const hashes = new Map();
    return order.levels.flat().flatMap(name => {
        const each = byName.get(name);
        if (!each)
            return [];
        const { image, context } = each;
        const parents = Object.fromEntries(image.parents.map(parent => [parent, hashes.get(parent) ?? '']));
        const inputs = hashInputs({ ...image, context }, parents);
        hashes.set(name, inputs);
        return [{ ...image, inputs }];
    });
}
function pickArgs(buildArgs, { args }) {
    return Object.fromEntries(Object.entries(buildArgs).filter(([name]) => args.has(name)));
}
function isTemplate({ dockerfile }) {
    return dockerfile === 'Dockerfile.template';
}

;// CONCATENATED MODULE: ./lib/chart.js



















/** Reads a tree and the settings it has; a pattern in `select` that no image fits is a `TREE_SELECT` error. */
async function readSelected(step) {
    const { inputs, world, log, mask, signal } = step;
    const config = await readTreeConfig(inputs.config.path, inputs.config.written);
    if (config.password !== '')
        mask(config.password);
    const time = readTime(world);
    const order = orderOf(inputs, config, world, time);
    const tree = await step.stage('Read', () => readTree(order, signal), ({ images }) => `${images.length} images`);
    tree.warnings.forEach(warning => log.warning(warning));
    const selection = select_select(tree.images, inputs.select);
    checkSelection(selection.idle, selection.names, tree);
    return { tree, order, selected: selection.names, time };
}
/** Plans a tree: which images there are, how far each has come, and what is built in which order. */
async function chartTree(step) {
    return chartSelected(step, await readSelected(step));
}
/** Plans a tree that was read; `command: build` looks into the artifacts of this run too, and takes what it needs. */
async function chartSelected(step, read) {
    const { tree, order: reading, selected, time } = read;
    const images = await step.stage('Look', async () => {
        const known = await look(step, tree, reading.config);
        const judged = judge(tree, known, selected, step);
        return step.inputs.command === 'build' && !step.inputs.dryRun ? recall(step, judged, selected) : judged;
    });
    const building = closeSelection(images, selected);
    const order = orderByLevel(images.filter(({ name }) => building.has(name)));
    return { images, levels: 'levels' in order ? order.levels : [], ...(step.inputs.stamp && { time }) };
}
function orderOf(inputs, config, world, time) {
    return {
        ...{ root: inputs.root, workspace: world.workspace, config, buildArgs: inputs.buildArgs },
        home: homeOf(inputs, config),
        baseImages: [...new Set([...inputs.baseImages, ...config.baseImages])],
        rules: { version: inputs.version, stamp: inputs.stamp ? makeStamp(inputs.stamp, time) : '' },
    };
}
function homeOf(inputs, config) {
    return { registry: inputs.registry || config.registry, namespace: inputs.namespace || config.namespace };
}
// One time for all images of a run; jobs after this one are given it, as whoever builds reproducibly gives his own.
function readTime({ env }) {
    const text = env['SOURCE_DATE_EPOCH'] ?? '';
    if (text === '')
        return Date.now();
    if (/^\d{1,11}$/.test(text))
        return Number(text) * 1000;
    throw new report_errors/* ActionError */.l('INPUTS', `SOURCE_DATE_EPOCH is ${JSON.stringify(text)}, allowed: seconds since 1970`, {
        hint: 'env:\n  SOURCE_DATE_EPOCH: ${{ needs.plan.outputs.source-date-epoch }}',
    });
}
function checkSelection(idle, names, { images }) {
    if (idle.length === 0 && names.size > 0)
        return;
    const what = idle.length > 0 ? idle.map(pattern => JSON.stringify(pattern)).join(', ') : 'all that is not spared';
    const some = images.slice(0, 10).map(({ label }) => label);
    const hint = `Patterns have to fit a full label, name:tag or a bare name, wholly; there are: ${some.join(', ')}${images.length > some.length ? ', …' : ''}`;
    throw new report_errors/* ActionError */.l('TREE_SELECT', `select: no image matches ${what}`, { hint });
}
function judge({ images }, knownOf, selected, { log }) {
    const children = childrenOf(images);
    return images.map(image => {
        const { warning, ...verdict } = judgeImage(image, knownOf(image), (0,plan_version/* judgeVersion */.uM)(image.version).dirty);
        if (warning !== undefined)
            log.warning(warning);
        const place = { children: children.get(image.name) ?? [], selected: selected.has(image.name) };
        return { ...image, ...verdict, ...findHolders(image, knownOf(image)), ...place };
    });
}
// Only what nobody else has is worth a download.
async function recall({ inputs, world, log, signal }, images, selected) {
    const obstacle = (0,artifact/* artifactObstacle */.aP)(world, 'command: build', '');
    if (obstacle)
        log.info(`artifacts: not looked through, ${obstacle.message}`);
    if (obstacle)
        return [...images];
    const dir = (0,inputs_world/* archiveFolder */.t)(inputs.archiveDir, world);
    const store = new artifact/* ArtifactStore */.cJ(world, log, signal);
    const found = await lookInArtifacts({ store, dir, images, selected, signal }).catch((error) => {
        signal.throwIfAborted();
        log.warning(`The artifacts of this run were not looked through: ${(0,report_errors/* messageOf */.b)(error)}`);
        return new Map();
    });
    return images.map(image => {
        const archive = found.get(image.name);
        const because = 'an artifact of this run has it, built from the same';
        return archive ? { ...image, archive, state: 'built', because } : image;
    });
}
async function look(step, { images }, config) {
    const published = await askRegistry(step, images, config);
    const engine = await askEngine(step);
    const folder = await lookInFolder((0,inputs_world/* archiveFolder */.t)(step.inputs.archiveDir, step.world), images, step.signal);
    const cached = await askCache(step, images);
    return ({ name, label, inputs }) => {
        const kept = cached.get(name);
        const archives = [...(folder.get(name) ?? []), ...(kept ? [{ inputs, archive: kept }] : [])];
        const local = engine.get((0,plan_reference/* nameInEngine */.bM)(label));
        return {
            archives,
            ...(published && { registry: { copy: published.get(label) } }),
            ...(local && { engine: local }),
        };
    };
}
async function askRegistry({ inputs, world, mask, log, signal }, images, config) {
    const { registry } = homeOf(inputs, config);
    if (inputs.checkRegistry === 'false' || (inputs.checkRegistry === 'auto' && registry === ''))
        return undefined;
    const credentials = await (0,acquire_credentials/* readCredentials */.L)({
        ...{ username: inputs.username || config.username, password: inputs.password || config.password },
        ...(registry !== '' && { registry }),
        configDir: (0,docker_config/* dockerConfigDir */.kG)(world),
        ...{ env: world.env, signal, mask, log },
    });
    const labels = images.map(({ label }) => label);
    const found = await lookInRegistry(labels, { credentials, env: world.env, log, signal });
    const count = [...found.values()].filter(copy => copy !== undefined).length;
    log.info(`registry: ${count} of ${labels.length} images`);
    return found;
}
// An engine is not needed; one that was asked for by name is.
async function askEngine({ inputs, world, log, signal }) {
    try {
        return await lookInEngine(await (0,connect/* connectEngine */.x)(inputs.dockerHost, world, signal), signal);
    }
    catch (error) {
        signal.throwIfAborted();
        if (inputs.dockerHost !== '')
            throw error;
        log.info(`engine: not looked into, ${(0,report_errors/* messageOf */.b)(error)}`);
        return new Map();
    }
}
async function askCache({ world, log, signal }, images) {
    const obstacle = (0,cache_entries/* cacheObstacle */.MH)(world);
    if (obstacle === undefined)
        return lookInCache(new cache_entries/* CacheEntries */.ZP(world, log, signal), images);
    log.info(`cache: not looked through, ${obstacle}`);
    return new Map();
}

// EXTERNAL MODULE: ./lib/report/fit.js
var report_fit = __webpack_require__(91017);
// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(63021);
// EXTERNAL MODULE: ./lib/report/text-table.js
var text_table = __webpack_require__(45154);
;// CONCATENATED MODULE: ./lib/report/bump-report.js



/** Makes the outputs of `command: bump`; `warn` hears of what GitHub could not take. */
function makeBumpOutputs({ rows, changed }, warn) {
    const images = (0,report_fit/* fitRows */.z)(rows.map(toOutput), Infinity, kept => warn(`The output images has the first ${kept} of ${rows.length} images`));
    return { images: JSON.stringify(images), 'changed-files': changed.map(({ file }) => file).join('\n') };
}
/** A bump as a table for the log. */
function makeBumpLines({ rows, changed }) {
    const table = (0,text_table/* alignTable */.O)([['what', 'image', 'from', 'to', 'why'], ...rows.map(row => [whatOf(row), ...cells(row)])]);
    return [...table, '', `${changed.length} files:`, ...changed.map(({ file }) => `  ${(0,text_table/* inline */.m)(file)}`)];
}
/** A bump as Markdown. */
function makeBumpSummary(plan, dryRun) {
    const { rows, changed } = plan;
    const title = `## Bump${dryRun ? ' (dry run)' : ''}: ${tellBump(plan)}`;
    const table = (0,markdown/* makeTable */.d)(['What', 'Image', 'From', 'To', 'Why'], rows, row => [
        row.bumped ? '**bump**' : 'leave',
        ...cells(row).map(markdown/* escape */.i),
    ]);
    const files = (0,markdown/* makeTable */.d)(['File'], changed, ({ file }) => [(0,markdown/* escape */.i)((0,text_table/* inline */.m)(file))]);
    return [title, table, ...(changed.length > 0 ? [files] : [])].join('\n\n');
}
/** What a bump comes to, in words. */
function tellBump({ rows, changed }) {
    const count = rows.filter(({ bumped }) => bumped).length;
    return `${count} of ${rows.length} images, ${changed.length} files`;
}
function toOutput({ name, file, from, to, bumped, reason, because }) {
    return { image: name, file, from, to, bumped, because, reason };
}
function whatOf({ bumped }) {
    return bumped ? 'bump' : 'leave';
}
function cells({ name, from, to, because }) {
    return [name, from, to, because].map(text_table/* inline */.m);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./lib/tree/author.js


const author_run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
/**
 * Who signs new entries: name and email each from `DEBFULLNAME` and `DEBEMAIL`, else from git's `user.name` and
 * `user.email` as the workspace has them, else from `fallback`.
 */
async function findAuthor({ env, workspace }, fallback, signal) {
    const ask = async (key) => askGit(key, { cwd: workspace, env, signal });
    return {
        name: clean(env['DEBFULLNAME']) || (await ask('user.name')) || clean(fallback.name),
        email: clean(env['DEBEMAIL']) || (await ask('user.email')) || clean(fallback.email),
    };
}
// Without git, or where it knows nothing, there are the fallbacks.
async function askGit(key, options) {
    try {
        const { stdout } = await author_run('git', ['config', '--get', key], options);
        return clean(stdout);
    }
    catch {
        options.signal.throwIfAborted();
        return '';
    }
}
// A signature is one line, with the email between its only angle brackets.
function clean(text = '') {
    return text.replace(/[<>\s]+/g, ' ').trim();
}

;// CONCATENATED MODULE: ./lib/tree/version-edit.js

/** The text of a file with the version `to` in the place of `from`, nothing else touched; undefined when `from` is not all that stands there. */
async function replaceVersion(kind, text, from, to) {
    if (kind === 'VERSION')
        return text.trim() === from ? text.replace(from, () => to) : undefined;
    const written = await findWritten(text, 'version');
    if (written?.value !== from)
        return undefined;
    const { start, end } = written;
    // Quotation marks around it stay.
    const edited = text.slice(0, start) + text.slice(start, end).replace(from, () => to) + text.slice(end);
    return (await findWritten(edited, 'version'))?.value === to ? edited : undefined;
}

;// CONCATENATED MODULE: ./lib/tree/bump-edit.js



/** The text of the file an image's version stands in, with the new one. Throws `TREE` for a file that is not edited safely. */
async function editVersion(text, row, signing) {
    const kind = row.file.slice(row.file.lastIndexOf('/') + 1);
    if (kind === 'changelog') {
        const edited = prependEntry(text, toEntry(row, signing));
        // What cannot be read back is never written.
        parseChangelog(edited, row.file);
        return edited;
    }
    const editable = ['VERSION', 'package.json', 'image.yml'].find(each => each === kind);
    if (editable === undefined) {
        const what = `the version of ${row.name} is a label, allowed: one in changelog, image.yml, VERSION or package.json`;
        throw trouble(row.file, undefined, what, 'Put the version into a file VERSION beside the Dockerfile');
    }
    const edited = await replaceVersion(editable, text, row.from, row.to);
    if (edited !== undefined)
        return edited;
    throw trouble(row.file, undefined, `the version ${JSON.stringify(row.from)} cannot be told from what surrounds it`);
}
/** The text of a Dockerfile with one reference in the place of another, wherever it names an image or an `ARG` holds it. */
function replaceReference(text, from, to) {
    const lines = text.split('\n');
    return lines
        .map(line => (/^\s*(?:from|arg|copy)\s|from=/i.test(line) ? replaceWhole(line, from, to) : line))
        .join('\n');
}
// What goes on before or behind is another reference.
function replaceWhole(line, from, to) {
    return line.split(from).reduce((before, after) => {
        const whole = !/[\w./:@-]$/.test(before) && !/^[\w./:@-]/.test(after);
        return before + (whole ? to : from) + after;
    });
}
function toEntry({ name, to, reason }, { author, distribution, time, offset }) {
    return {
        ...{ package: name, version: to, distributions: [distribution], urgency: 'high' },
        ...{ changes: indentReason(reason), author, date: formatDate(time, offset) },
    };
}

;// CONCATENATED MODULE: ./lib/tree/next-version.js
/**
 * The version after this one, for an image that changes without its own doing: `-{identifier}1` is put at its end, or
 * the number after `-{identifier}` there is raised. Undefined when the version holds more than digits, `.` and `-`.
 */
function nextVersion(version, identifier) {
    const mark = `-${identifier}`;
    const at = version.lastIndexOf(mark);
    const [base, number] = [version.slice(0, Math.max(at, 0)), version.slice(at + mark.length)];
    // The number may be a date or longer; a BigInt loses nothing.
    if (isPlain(base) && /^\d+$/.test(number))
        return `${base}${mark}${BigInt(number) + 1n}`;
    return isPlain(version) ? `${version}${mark}1` : undefined;
}
function isPlain(version) {
    return /^[\d.-]+$/.test(version);
}

;// CONCATENATED MODULE: ./lib/tree/bump-plan.js



/**
 * Plans new versions for the bases and all that is made from them; `images` has parents before children. Throws `TREE`
 * with every image that cannot get one.
 */
function planBump(images, wish) {
    const troubles = new Troubles();
    const rows = [];
    // The bases an image descends from, and whether a version among them changes.
    const concerned = new Map();
    for (const image of images) {
        const parents = image.parents.flatMap(name => concerned.get(name) ?? []);
        const isBase = wish.bases.has(image.name);
        if (!isBase && parents.length === 0)
            continue;
        const above = new Set(parents.flatMap(({ bases }) => [...bases]));
        const reason = isBase ? wish.reason : reasonOfChild([...above], wish.reason);
        const parentChanges = parents.some(({ changes }) => changes);
        const from = { name: image.name, file: image.file, from: image.version, reason };
        if (wish.idempotent && !image.newest)
            troubles.add(silent(image));
        const left = wish.idempotent && !parentChanges && isDone(image, isBase, reason, wish.version);
        concerned.set(image.name, { bases: isBase ? above.add(image.name) : above, changes: !left });
        if (left) {
            rows.push({ ...from, to: image.version, bumped: false, because: 'its newest entry has this reason already' });
            continue;
        }
        const to = isBase && wish.version !== '' ? wish.version : nextVersion(image.version, wish.identifier);
        if (to === undefined)
            troubles.add(unfit(image, isBase, wish.identifier));
        else if (to === image.version)
            troubles.add(unchanged(image));
        else if (!/^[A-Za-z0-9.+~-]{1,100}$/.test(to))
            troubles.add(illegal(image, to));
        else
            rows.push({ ...from, to, bumped: true, because: isBase ? 'selected' : `made from ${[...above].join(', ')}` });
    }
    troubles.finish();
    return rows;
}
function reasonOfChild(bases, reason) {
    return `Refresh for update in parent image${bases.length > 1 ? 's' : ''} ${bases.join(', ')}:\n${reason}`;
}
function isDone({ newest, version }, isBase, reason, wished) {
    if (isBase && wished !== '' && wished !== version)
        return false;
    return newest?.changes.join('\n') === indentReason(reason).join('\n');
}
function unfit({ name, version, file, line }, isBase, identifier) {
    const allowed = `digits, "." and "-", with "-${identifier}1" at its end or not`;
    const hint = isBase
        ? 'Say the new version, or write it by hand:\n  with:\n    update-version: 1.0.1'
        : 'Give the image a version of digits, "." and "-" by hand first';
    const what = `the version ${JSON.stringify(version)} of ${name} has no next one, allowed: ${allowed}`;
    return trouble(file, line, what, hint);
}
function unchanged({ name, version, file, line }) {
    return trouble(file, line, `update-version: ${JSON.stringify(version)} is the version of ${name} already`);
}
// What stays legal in tags, file names of archives and changelogs.
function illegal({ name, file, line }, to) {
    const allowed = 'letters, digits, ".", "+", "-" and "~", at most 100';
    return trouble(file, line, `the next version of ${name} would be ${JSON.stringify(to)}, allowed: ${allowed}`);
}
function silent({ name, file, line }) {
    const what = `${name} has no changelog, and nothing else tells what its version was bumped for`;
    return trouble(file, line, what, 'Give the image a changelog, or:\n  with:\n    idempotent: false');
}

// EXTERNAL MODULE: ./lib/pack/partial.js
var partial = __webpack_require__(30256);
;// CONCATENATED MODULE: ./lib/tree/replace-files.js




/**
 * Replaces all files or, when one cannot be, none: everything is on disk before the first is renamed, and a failure
 * undoes the renames before it. A `BUMP_WRITE` error names the file, and those that could not be put back.
 */
async function replaceFiles(replacements, signal) {
    const staged = replacements.map(({ path, text }) => {
        const dir = (0,external_node_path_.dirname)(path);
        return { path, text, next: (0,partial/* partialPath */.Dn)(dir), spare: (0,partial/* partialPath */.Dn)(dir) };
    });
    try {
        for (const file of staged) {
            signal.throwIfAborted();
            await stage(file, file.text).catch((error) => refuse(file, error, []));
        }
        await swap(staged);
    }
    finally {
        for (const { next, spare } of staged)
            for (const path of [next, spare])
                await (0,promises_.rm)(path, { force: true });
    }
}
async function stage({ path, next, spare }, text) {
    await (0,promises_.copyFile)(path, spare);
    await (0,promises_.writeFile)(next, text, { flag: 'wx' });
    await (0,promises_.chmod)(next, (await (0,promises_.stat)(path)).mode);
}
async function swap(staged) {
    for (const [at, file] of staged.entries()) {
        await (0,promises_.rename)(file.next, file.path).catch(async (error) => {
            refuse(file, error, await putBack(staged.slice(0, at)));
        });
    }
}
// Gives the paths of those that stay changed.
async function putBack(done) {
    const stuck = [];
    for (const { path, spare } of done)
        await (0,promises_.rename)(spare, path).catch(() => stuck.push(path));
    return stuck;
}
function refuse({ path }, cause, stuck) {
    const outcome = stuck.length > 0 ? `changed and not put back: ${stuck.join(', ')}` : 'no file was changed';
    throw new report_errors/* ActionError */.l('BUMP_WRITE', `${path} could not be written (${(0,report_errors/* messageOf */.b)(cause)}); ${outcome}`, { cause });
}

;// CONCATENATED MODULE: ./lib/tree/bump.js












/**
 * Plans a bump with every file's new text: that of each version, and Dockerfiles that name a bumped image by its tag.
 * Nothing is written. Everything that is in the way is in one `TREE` error.
 */
async function prepareBump(images, order, signal) {
    const { wish, workspace } = order;
    const bumpable = wish.idempotent
        ? await mapAtOnce(images, signal, image => readNewest(image, workspace))
        : images.map(toBumpable);
    const rows = planBump(bumpable, wish);
    const raised = new Map(rows.filter(({ bumped }) => bumped).map(row => [row.name, row]));
    const troubles = new Troubles();
    const changed = [];
    for (const image of images) {
        const row = raised.get(image.name);
        if (!row)
            continue;
        const edits = [() => editVersionFile(row, order), () => editDockerfile(image, raised, order)];
        for (const edit of edits)
            changed.push(...((await troubles.attempt(edit)) ?? []));
    }
    troubles.finish();
    return { rows, changed: changed.sort((a, b) => (a.file < b.file ? -1 : 1)) };
}
/** Writes all files of a bump, or none. Errors: `BUMP_WRITE`. */
async function writeBump({ changed }, workspace, signal) {
    const replacements = changed.map(({ file, text }) => ({ path: (0,external_node_path_.resolve)(workspace, file), text }));
    await replaceFiles(replacements, signal);
}
function toBumpable({ name, parents, version, versioned }) {
    const { file, line } = versioned;
    return { name, parents, version, file, ...(line !== undefined && { line }) };
}
async function readNewest(image, workspace) {
    const { file } = image.versioned;
    if (!/(^|\/)changelog$/.test(file))
        return toBumpable(image);
    const [newest] = parseChangelog(await readWhole(file, workspace), file);
    return { ...toBumpable(image), newest };
}
async function editVersionFile(row, { signing, workspace }) {
    return [{ file: row.file, text: await editVersion(await readWhole(row.file, workspace), row, signing) }];
}
// A child that names its parent by tag would keep the old one, and be no child any more.
async function editDockerfile({ name, folder, dockerfile, buildArgs }, raised, { naming, workspace }) {
    const file = `${folder.shown}/${folder.dockerfile}`;
    const before = await readWhole(file, workspace);
    let text = before;
    for (const { reference, line } of readDockerfile(dockerfile, buildArgs).uses) {
        const meaning = naming.readReference(reference, name);
        const row = meaning.kind === 'parent' ? raised.get(meaning.name) : undefined;
        const old = `:${row ? (0,plan_version/* toTag */.yQ)(row.from) : ''}`;
        if (!row || (0,plan_reference/* parseReference */.F2)(reference)?.tag !== old.slice(1) || old === ':latest')
            continue;
        const next = reference.slice(0, -old.length) + `:${(0,plan_version/* toTag */.yQ)(row.to)}`;
        const edited = replaceReference(text, reference, next);
        const done = edited !== text || text.includes(next);
        // A template asks for the tag of the day.
        if (!done && folder.dockerfile === 'Dockerfile')
            throw bump_hidden(file, line, reference);
        text = edited;
    }
    return text === before ? [] : [{ file, text }];
}
function bump_hidden(file, line, reference) {
    const what = `the image is made from ${reference}, which is put together from variables, so the new tag cannot be written`;
    return trouble(file, line, what, `Write it in one piece:\n  FROM ${reference}`);
}
// The text goes back to disk: every byte has to survive.
async function readWhole(file, workspace) {
    const path = (0,external_node_path_.resolve)(workspace, file);
    const stats = await (0,promises_.lstat)(path);
    if (!stats.isFile())
        throw trouble(file, undefined, 'is a link, allowed: a file of its own, for it is rewritten');
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await (0,promises_.readFile)(path));
    }
    catch (error) {
        throw trouble(file, undefined, `cannot be read as UTF-8: ${(0,report_errors/* messageOf */.b)(error)}`);
    }
}

;// CONCATENATED MODULE: ./lib/bump.js






/** Gives the images that `select` means, and all that is made from them, new versions; a dry run only plans. */
async function bumpTree(step) {
    const { inputs, world, log, signal } = step;
    const read = await readSelected(step);
    checkVersion(inputs.bump.updateVersion, read.selected);
    const order = await orderBump(read, step);
    const plan = await step.stage('Plan', () => prepareBump(read.tree.images, order, signal), tellBump);
    for (const line of makeBumpLines(plan))
        log.info(line);
    if (!inputs.dryRun)
        await writeBump(plan, world.workspace, signal);
    return plan;
}
function checkVersion(version, selected) {
    if (version === '' || selected.size === 1)
        return;
    const means = [...selected].sort().join(', ');
    const what = `update-version: ${JSON.stringify(version)}, allowed: one image in select, which means ${means}`;
    throw new report_errors/* ActionError */.l('INPUTS', what, { hint: 'with:\n  select: base/python3' });
}
async function orderBump({ tree, order, selected, time }, step) {
    const { inputs, world, signal } = step;
    const { reason, updateVersion, updateId, distribution, author, idempotent } = inputs.bump;
    const { config, home, baseImages } = order;
    return {
        wish: { bases: selected, reason, version: updateVersion, identifier: updateId || config.updateId, idempotent },
        signing: {
            author: author ?? (await findAuthor(world, config.fallback, signal)),
            distribution: distribution || config.distribution,
            ...{ time, offset: -new Date(time).getTimezoneOffset() },
        },
        naming: new Naming(home, tree.images, baseImages),
        workspace: world.workspace,
    };
}

// EXTERNAL MODULE: ./lib/door.js + 1 modules
var door = __webpack_require__(24978);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./lib/plan/plan.js
var plan = __webpack_require__(49164);
// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(87703);
;// CONCATENATED MODULE: ./lib/report/named-voice.js

/** A log for one of several things that are worked on side by side: every line begins with its name. */
class NamedVoice {
    #log;
    #name;
    constructor(log, name) {
        this.#log = log;
        this.#name = name;
    }
    info(text) {
        this.#log.info(this.#prefix(text));
    }
    debug(text) {
        this.#log.debug(this.#prefix(text));
    }
    notice(text) {
        this.#log.notice(`${this.#name}: ${text}`);
    }
    warning(text) {
        this.#log.warning(`${this.#name}: ${text}`);
    }
    // Behind the name nothing can be a workflow command.
    foreign(text) {
        this.#log.info(this.#prefix(text.replace(/\r\n?/g, '\n').replace(/^/gm, '| ')));
    }
    /** Runs one stage; groups cannot lie side by side, so it is one line at its end. */
    async stage(name, work, done = () => '') {
        const started = performance.now();
        const end = (said) => {
            const seconds = (0,format/* formatSeconds */.X)((performance.now() - started) / 1000);
            this.info(`${name}: ${said ? `${said}, ` : ''}${seconds}`);
        };
        try {
            const result = await work();
            end(done(result));
            return result;
        }
        catch (error) {
            end('failed');
            throw error;
        }
    }
    #prefix(text) {
        return text.replace(/\r\n?/g, '\n').replace(/^/gm, `${this.#name} | `);
    }
}

;// CONCATENATED MODULE: ./lib/report/tree-report.js


// GitHub makes no more jobs of one matrix.
const mostJobs = 256;
/** Makes the outputs of `command: plan`; what GitHub could not take is cut, children first, and said. */
function makeTreeOutputs(plan) {
    const { images, levels, time } = plan;
    const warnings = [];
    const fit = (what, rows, most = Infinity) => (0,report_fit/* fitRows */.z)(rows, most, kept => warnings.push(`The output ${what} has ${kept} of ${rows.length} images`));
    const levelOf = levelsByName(plan);
    const byName = new Map(images.map(image => [image.name, image]));
    const jobs = levels.map((names, level) => names.flatMap(name => toJob(byName.get(name), level) ?? []));
    const possible = jobs.map((some, level) => fit(`matrices, level ${level},`, some, mostJobs));
    const kept = new Set(fit('matrices', possible.flat()));
    const outputs = {
        images: JSON.stringify(fit('images', images.map(image => toRow(image, levelOf.get(image.name))))),
        levels: JSON.stringify(levels),
        matrix: JSON.stringify({ include: fit('matrix', jobs.flat(), mostJobs) }),
        matrices: JSON.stringify(possible.map(some => ({ include: some.filter(job => kept.has(job)) }))),
        count: String(levels.flat().length),
        depth: String(levels.length),
        'source-date-epoch': time === undefined ? '' : String(Math.floor(time / 1000)),
    };
    return { outputs, warnings };
}
/** The images as a table for the log. */
function makeTreeLines(plan) {
    const levelOf = levelsByName(plan);
    const lines = plan.images.map(({ name, label, state, because }) => {
        return [String(levelOf.get(name) ?? ''), label, state, because];
    });
    return (0,text_table/* alignTable */.O)([['level', 'image', 'state', 'because'], ...lines]);
}
/** The level each image is built in, by name; missing where it is not built. */
function levelsByName({ levels }) {
    return new Map(levels.flatMap((names, level) => names.map((name) => [name, level])));
}
function toRow(image, level) {
    const { name, label, version, tag, state, because, selected, folder, parents, children, externals, inputs } = image;
    return {
        ...{ image: name, label, version, tag, state, because, selected, level: level ?? null, path: folder.shown },
        ...{ parents, children, external: externals, inputs },
    };
}
function toJob(image, level) {
    if (!image)
        return undefined;
    const { name, label, version, tag, folder, because } = image;
    return { image: name, level, label, version, tag, path: folder.shown, because };
}

// EXTERNAL MODULE: ./lib/run.js + 89 modules
var lib_run = __webpack_require__(9892);
// EXTERNAL MODULE: ./lib/acquire/pull.js
var pull = __webpack_require__(38621);
// EXTERNAL MODULE: ./lib/restore.js + 7 modules
var restore = __webpack_require__(21905);
;// CONCATENATED MODULE: ./lib/supply.js






/** Brings images of a tree into the engine, under the names that Dockerfiles call them; each is brought once. */
class Supply {
    #order;
    #byName;
    #brought = new Map();
    #refreshed = new Map();
    // The further names that images were given, with the id of what was called so before.
    #lent = new Map();
    constructor(order) {
        this.#order = order;
        this.#byName = new Map(order.images.map(image => [image.name, image]));
    }
    /** Brings what an image is made from; a parent that nobody has is a `TREE_PARENT` error. */
    async bringParents(image, tools) {
        for (const name of image.parents) {
            const parent = this.#find(name);
            await this.bring(parent, tools).catch((error) => {
                tools.signal.throwIfAborted();
                throw missing(image, parent, error);
            });
        }
        for (const [reference, name] of image.references)
            await this.#lend(reference, this.#find(name));
    }
    /** Pulls what an image is made from and comes from elsewhere, each once, and tells what moved. */
    async refreshBases({ externals }, tools) {
        for (const reference of externals) {
            const refreshed = this.#refreshed.get(reference) ?? this.#refresh(reference, tools);
            this.#refreshed.set(reference, refreshed);
            await refreshed;
        }
    }
    /** Brings one image, from where it was found; without effect where the engine has it. */
    bring(image, tools) {
        const brought = this.#brought.get(image.name) ?? this.#fetch(image, tools);
        this.#brought.set(image.name, brought);
        return brought;
    }
    /** Takes back the names that images were only called while others were built from them. */
    async end() {
        const { engine } = this.#order;
        for (const [alias, earlier] of this.#lent) {
            const id = await earlier;
            if (id === undefined)
                await engine.untag(alias);
            else
                await engine.tag(id, ...splitName(alias));
        }
    }
    async #fetch(image, tools) {
        if (await this.#has(image))
            return;
        const { archive, state } = image;
        if (archive)
            await this.#load(image, archive.imageid, tools);
        else if (state === 'published')
            await this.#pull(image.label, tools);
        // An image that was published without such a label is known by its version alone.
        if ((await this.#has(image)) || (!archive && state === 'published'))
            return;
        const problem = archive ? 'its archive holds another image' : 'neither engine nor archives have it';
        throw new report_errors/* ActionError */.l('TREE_PARENT', problem);
    }
    async #has({ label, inputs }) {
        return (await this.#order.engine.inspect((0,plan_reference/* nameInEngine */.bM)(label)))?.labels[inputsLabel] === inputs;
    }
    async #load(image, imageid, tools) {
        const { inputs: tree, world } = this.#order.step;
        const { archiveDir, dockerHost, grow } = tree;
        const { repository = '' } = (0,plan_reference/* parseReference */.F2)(image.label) ?? {};
        const inputs = {
            targets: [{ name: archiveNameOf(image), repository, path: '' }],
            ...{ version: image.version, imageid, places: ['folder', 'artifact', 'cache'], auto: true },
            ...{ archiveDir, token: grow.token, tags: [], sizeLimit: 100_000_000_000, failOnMiss: true, lookupOnly: false },
            ...{ dockerHost, idleTimeout: grow.idleTimeout },
        };
        await (0,restore/* runLoad */.e)(inputs, world, tools);
    }
    async #refresh(reference, tools) {
        const { engine } = this.#order;
        const name = (0,plan_reference/* nameInEngine */.bM)(reference);
        const before = (await engine.inspect(name))?.id;
        await this.#pull(reference, tools);
        const now = (await engine.inspect(name))?.id ?? '';
        if (before === now)
            tools.log.info(`Base image ${name} is up to date: ${now}`);
        else
            tools.log.info(`Base image ${name} is refreshed: ${before ?? 'none'} → ${now}`);
    }
    async #pull(reference, { stage, log, signal }) {
        const { engine, step, credentials } = this.#order;
        const { retries, idleTimeout } = step.inputs.grow;
        const { tag = 'latest', ...image } = (0,plan_reference/* parseReference */.F2)(reference) ?? {};
        if (!('path' in image))
            throw new TypeError(`${reference} is no reference`);
        const order = { image, tag, platform: undefined, credentials: await credentials(), retries, idleTimeout };
        await stage('Pull', () => (0,pull/* pullImage */.ZP)(engine, order, log, signal), () => (0,plan_reference/* nameInEngine */.bM)(reference));
    }
    async #lend(reference, parent) {
        const [alias, own] = [(0,plan_reference/* nameInEngine */.bM)(reference), (0,plan_reference/* nameInEngine */.bM)(parent.label)];
        if (alias === own)
            return;
        const lent = this.#lent.get(alias) ?? this.#give(alias, own);
        this.#lent.set(alias, lent);
        await lent;
    }
    async #give(alias, own) {
        const { engine } = this.#order;
        const [earlier, parent] = [await engine.inspect(alias), await engine.inspect(own)];
        await engine.tag(own, ...splitName(alias));
        return earlier?.id === parent?.id ? undefined : earlier?.id;
    }
    #find(name) {
        const image = this.#byName.get(name);
        if (!image)
            throw new TypeError(`the tree has no image ${name}`);
        return image;
    }
}
function splitName(name) {
    const colon = name.lastIndexOf(':');
    return [name.slice(0, colon), name.slice(colon + 1)];
}
function missing(image, parent, cause) {
    const { hint } = cause instanceof report_errors/* ActionError */.l ? cause : {};
    const message = `${image.name} is made from ${parent.name}, which cannot be brought into the engine as ${parent.label}: ${(0,report_errors/* messageOf */.b)(cause)}`;
    return new report_errors/* ActionError */.l('TREE_PARENT', message, { ...(hint !== undefined && { hint }), cause });
}

;// CONCATENATED MODULE: ./lib/tree/state.js
/** How far an image has come. */
const imageStates = (/* unused pure expression or super */ null && (['to_build', 'built', 'verified', 'published', 'error', 'skipped']));
// What is not listed cannot happen; nothing leaves `published`, `error` and `skipped`.
const transitions = {
    to_build: { build: 'built', fail: 'error', skip: 'skipped' },
    // What has no test is published as it was built.
    built: { build: 'built', verify: 'verified', publish: 'published', fail: 'error', skip: 'skipped' },
    verified: { verify: 'verified', publish: 'published', fail: 'error' },
    published: {},
    error: {},
    skipped: {},
};
/** The state after an event; throws `TypeError` for one that cannot happen in this state. */
function advance(state, event) {
    const next = transitions[state][event];
    if (next === undefined)
        throw new TypeError(`an image that is ${state} cannot ${event}`);
    return next;
}

;// CONCATENATED MODULE: ./lib/tree/course.js

/** How far the images of a tree come while it is built. */
class Course {
    #standings;
    #tell;
    /** `tell` is told every change in one line. */
    constructor(images, tell) {
        this.#standings = new Map(images.map(({ name, state, because }) => [name, { state, because }]));
        this.#tell = tell;
    }
    /** How far an image is, and why. */
    of(name) {
        const standing = this.#standings.get(name);
        if (!standing)
            throw new TypeError(`the tree has no image ${name}`);
        return standing;
    }
    /** Moves an image on; throws `TypeError` for what cannot happen to it. */
    move(name, event, because) {
        const state = advance(this.of(name).state, event);
        this.#standings.set(name, { state, because });
        this.#tell(`${name}: ${state}, ${because}`);
    }
    /** Of these images, those that failed, or were skipped because others did. */
    lost(names) {
        return names.filter(name => ['error', 'skipped'].includes(this.#standings.get(name)?.state ?? ''));
    }
}

;// CONCATENATED MODULE: ./lib/tree/derive.js




/** Derives what the root action would have been told to make an image of a tree: built, or finished as the engine has it. */
function deriveArchive(image, work, verify, { inputs, config, registry }) {
    const { grow, archiveDir, dockerHost, stamp } = inputs;
    const { noCache, network, push, tagLatest, keeping, allowDirty, token, retries, idleTimeout } = grow;
    const reference = (0,plan_reference/* parseReference */.F2)(image.label);
    // What is not selected is built for others alone.
    const published = image.selected && push;
    const latest = !image.selected || (stamp && tagLatest === 'auto') ? 'false' : tagLatest;
    return {
        ...{ ...keeping, allowDirty, token, retries, idleTimeout },
        image: { host: reference?.host ?? '', path: reference?.path ?? '', repository: reference?.repository ?? '' },
        ...{ version: image.version, name: archiveNameOf(image), allTags: false, dirtyPolicy: 'allow' },
        source: work === 'build' ? 'build' : 'local',
        sourceBecause: work === 'build' ? 'the tree has its folder' : image.because,
        build: deriveBuild(image, config, { noCache, network }),
        ...{ archive: '', fallbackToLocal: false, combinePlatforms: false, existing: 'rebuild' },
        ...(registry && { registry }),
        checks: {
            numericUser: config.context['force_numeric_user'] === true,
            ...{ required: [], forbidden: [], extract: [] },
            ...(verify && { verify }),
        },
        publish: { tags: [], push: published, tagLatest: latest, release: '', removeImage: 'none' },
        ...{ archiveDir, dockerHost, dryRun: false, summary: false },
    };
}
function deriveBuild(image, { httpProxy, limits }, { noCache, network }) {
    const { folder, dockerfile, buildArgs, inputs } = image;
    const rendered = folder.dockerfile === 'Dockerfile.template';
    return {
        context: folder.dir,
        file: rendered ? '' : (0,external_node_path_.join)(folder.dir, folder.dockerfile),
        dockerfileInline: rendered ? dockerfile : '',
        target: '',
        buildArgs: { ...makeProxyArgs(httpProxy), ...buildArgs },
        labels: { [inputsLabel]: inputs },
        ...{ noCache, noCacheFilters: [], pull: false, squash: false, useConfigProxy: true },
        ...{ buildContexts: {}, secrets: {}, secretEnvs: {}, secretFiles: {}, ssh: [], platforms: [] },
        ...{ cacheFrom: [], cacheTo: [], network, addHosts: [], shmSize: 0, ulimit: [], ...limits },
        ...{ cgroupParent: '', isolation: '', annotations: [], attests: [] },
        ...{ provenance: '', sbom: '', builder: '', allow: [] },
    };
}
// The spellings programs look for; builders leave them out of what an image is made of.
function makeProxyArgs(proxy) {
    const names = proxy === '' ? [] : ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'];
    return Object.fromEntries(names.map(name => [name, proxy]));
}

;// CONCATENATED MODULE: ./lib/tree/image-test.js



/**
 * Finds what judges an image: the command that is given, with the folder for `{path}`, else the folder's `test.sh`.
 * Undefined where there is no `test.sh`, or not the file that the command names in the folder.
 */
async function findTest({ folder }, given) {
    const { dir, files } = folder;
    if (given.command === '') {
        return files.has('test.sh') ? { ...given, command: runScript(dir) } : undefined;
    }
    for (const [, path = ''] of given.command.matchAll(/\{path\}\/([\w./-]+)/g)) {
        const there = await (0,promises_.access)((0,external_node_path_.join)(dir, path)).then(() => true, () => false);
        if (!there)
            return undefined;
    }
    return { ...given, command: fillFolder(given.command, dir) };
}
/** Throws `TREE_TEST` for images without a test, where `if-no-test` makes that an error. */
function refuseUntested(untested) {
    const [first] = untested;
    if (!first)
        return;
    const names = untested.map(({ name, folder }) => `${name} (${folder.shown})`).join(', ');
    const hint = 'Add a test.sh that is given the reference of the image, or let them pass:\n  with:\n    if-no-test: warn';
    throw new report_errors/* ActionError */.l('TREE_TEST', `if-no-test is error, and there is no test of ${names}`, { hint });
}
function runScript(dir) {
    const script = 'if [ -x test.sh ]; then ./test.sh {image}; else bash test.sh {image}; fi';
    return `cd ${image_test_quote(dir)}\n${script}`;
}
// A folder that is more than a plain word comes as a variable, so that it may stand in quotes.
function fillFolder(command, dir) {
    const placeholder = /(?<!\$)\{path\}/g;
    if (/^[A-Za-z0-9_./:@%+=,-]+$/.test(dir))
        return command.replace(placeholder, () => dir);
    return `image_folder=${image_test_quote(dir)}\n${command.replace(placeholder, () => '${image_folder}')}`;
}
function image_test_quote(text) {
    return `'${text.replaceAll("'", `'\\''`)}'`;
}

;// CONCATENATED MODULE: ./lib/tree/in-order.js
/**
 * Works on things side by side, `most` of them at once, each when those it is made from are done; what stands first
 * begins first. Parents that are none of the things do not count. Ends when all works have ended; after an error none is
 * begun any more, and the first one is thrown.
 */
async function workInOrder(things, most, work) {
    const open = new Set(things.map(({ name }) => name));
    const waiting = new Set(things);
    const running = new Map();
    const errors = [];
    const begin = (thing) => {
        waiting.delete(thing);
        const run = work(thing)
            .catch((error) => void errors.push(error))
            .finally(() => {
            open.delete(thing.name);
            running.delete(thing);
        });
        running.set(thing, run);
    };
    for (;;) {
        for (const thing of errors.length > 0 ? [] : waiting) {
            if (running.size >= most)
                break;
            if (!thing.parents.some(parent => open.has(parent)))
                begin(thing);
        }
        if (running.size === 0)
            break;
        await Promise.race(running.values());
    }
    if (errors.length > 0)
        throw errors[0];
}

;// CONCATENATED MODULE: ./lib/tree/mark.js




/** Writes down in the actions cache what an archive there was built from; gives why that did not work, undefined when it did. */
async function markCached(entries, inputs, archive) {
    const key = inputsKey(inputs, archive);
    const isThere = async () => (await entries.find([key]))[0] === key;
    if (await isThere())
        return undefined;
    // Only its key counts, but an entry has to hold something.
    const reasons = await entries.save(key, staging => (0,promises_.writeFile)((0,external_node_path_.join)(staging, 'inputs'), inputs));
    if (reasons.length === 0 || (await isThere()))
        return undefined;
    return (0,cache_entries/* explainRefusal */.GC)(reasons.at(-1) ?? '');
}

;// CONCATENATED MODULE: ./lib/tree/work.js
/**
 * Plans what is done with which images, by their names: those to build; and of those `select` means each that was built
 * and is not archived, or is to be pushed.
 */
function planWork({ images, levels }, push) {
    const building = new Set(levels.flat());
    const workOf = ({ name, selected, state, archive }) => {
        if (building.has(name))
            return 'build';
        return selected && state === 'built' && (push || !archive) ? 'finish' : undefined;
    };
    const all = images.map((image) => [image.name, workOf(image)]);
    return new Map(all.filter((each) => each[1] !== undefined));
}

;// CONCATENATED MODULE: ./lib/grow.js




















/** Builds what has to be built of a tree, parents first, independent images side by side, each as the root action does; a failed image is no error here. */
async function growTree(step) {
    const { inputs, log } = step;
    const read = await readSelected(step);
    const plan = await chartSelected(step, read);
    for (const line of makeTreeLines(plan))
        log.info(line);
    const work = planWork(plan, inputs.grow.push);
    const worked = plan.images.filter(({ name }) => work.has(name));
    const tests = await findTests(worked, read.order.config, step);
    const results = new Map();
    const course = new Course(plan.images, line => log.info(line));
    if (worked.length > 0) {
        const settings = settingsOf(step, read.order);
        const engine = await (0,connect/* connectEngine */.x)(inputs.dockerHost, step.world, step.signal);
        const supply = openSupply(engine, plan, settings, step);
        const growing = { step, plan, settings, course, engine, supply, work, tests, results };
        try {
            await workInOrder(worked, inputs.grow.maxParallel || (0,external_node_os_.availableParallelism)(), image => growOne(image, growing));
        }
        finally {
            await takeBack(supply, step);
        }
    }
    const images = plan.images.map(image => toGrown(image, { course, tests, results }));
    return { images, ...(plan.time !== undefined && { time: plan.time }) };
}
async function findTests(images, { verifyCommand }, { inputs, log }) {
    const { ifNoTest } = inputs.grow;
    const verify = { ...inputs.grow.verify, command: inputs.grow.verify.command || verifyCommand };
    const tests = new Map();
    for (const image of images) {
        const test = await findTest(image, verify);
        if (test)
            tests.set(image.name, test);
    }
    const untested = images.filter(({ name }) => !tests.has(name));
    if (ifNoTest === 'error')
        refuseUntested(untested);
    if (ifNoTest === 'warn')
        untested.forEach(({ name, folder }) => log.warning(`${name} has no test (${folder.shown})`));
    return tests;
}
function settingsOf({ inputs }, { config, home }) {
    const [username, password] = [inputs.username || config.username, inputs.password || config.password];
    const host = (0,plan_reference/* parseReference */.F2)(`${home.registry || 'docker.io'}/x`)?.host ?? '';
    return { inputs, config, ...(username && password && { registry: { host, username, password } }) };
}
function openSupply(engine, { images }, { registry }, step) {
    const { world, mask, log, signal } = step;
    const { host, username, password } = registry ?? {};
    const given = host && username && password ? { registry: host, username, password } : {};
    const credentials = () => (0,acquire_credentials/* readCredentials */.L)({ ...given, configDir: (0,docker_config/* dockerConfigDir */.kG)(world), env: world.env, mask, log, signal });
    return new Supply({ engine, images, step, credentials });
}
// What is left of a step that was stopped or cannot reach its engine any more is the lesser trouble.
async function takeBack(supply, { log, signal }) {
    try {
        await supply.end();
    }
    catch (error) {
        if (!signal.aborted)
            log.warning(`Names that were only needed for building stay in the engine: ${(0,report_errors/* messageOf */.b)(error)}`);
    }
}
async function growOne(image, growing) {
    const { step, course, results } = growing;
    const { name } = image;
    step.signal.throwIfAborted();
    const because = findHindrance(image, growing);
    if (because !== undefined) {
        course.move(name, 'skip', because);
        return;
    }
    const started = performance.now();
    const end = (what) => void results.set(name, { seconds: (performance.now() - started) / 1000, ...what });
    try {
        end({ report: await make(image, growing) });
    }
    catch (error) {
        step.signal.throwIfAborted();
        await dropUntested(image, growing);
        course.move(name, 'fail', (0,report_errors/* messageOf */.b)(error));
        end({ error });
    }
}
function findHindrance({ parents }, { step, course, results }) {
    const lost = course.lost(parents);
    if (lost.length > 0)
        return `it is made from ${lost.join(', ')}`;
    const failed = step.inputs.grow.failFast && [...results].find(([, { error }]) => error !== undefined);
    return failed ? `fail-fast is true, and ${failed[0]} failed` : undefined;
}
async function make(image, growing) {
    const { step, settings, supply, work, tests } = growing;
    const does = work.get(image.name) ?? 'build';
    const tools = speakFor(image, growing);
    if (does === 'build') {
        await supply.bringParents(image, tools);
        if (step.inputs.grow.pull)
            await supply.refreshBases(image, tools);
    }
    else
        await supply.bring(image, tools);
    const inputs = deriveArchive(image, does, tests.get(image.name), settings);
    const [report] = await (0,lib_run/* runArchive */.K)(inputs, (0,plan/* makePlan */.C)(inputs), step.world, tools);
    await mark(image, report, tools, step);
    return report;
}
// What the stages of the root action do for the state of an image.
const events = { Build: 'build', Verify: 'verify', Push: 'publish' };
function speakFor({ name }, { step, course }) {
    const voice = new NamedVoice(step.log, name);
    const stage = async (title, work, done = () => '') => {
        const result = await voice.stage(title, work, done);
        const event = events[title];
        if (event)
            course.move(name, event, done(result));
        return result;
    };
    return { log: voice, stage, mask: step.mask, signal: step.signal };
}
// The next run would take an image that failed its test for a good one.
async function dropUntested({ name, label }, { engine, course, tests, step }) {
    if (course.of(name).state !== 'built' || !tests.has(name))
        return;
    try {
        await engine.untag((0,plan_reference/* nameInEngine */.bM)(label));
    }
    catch (error) {
        step.signal.throwIfAborted();
        step.log.warning(`${label} failed its test and stays in the engine: ${(0,report_errors/* messageOf */.b)(error)}`);
    }
}
async function mark(image, report, { log, signal }, { world }) {
    const archive = report.cached && (0,plan_name/* parseName */.$q)(report.archive?.name ?? '');
    if (!archive)
        return;
    const reason = await markCached(new cache_entries/* CacheEntries */.ZP(world, log, signal), image.inputs, archive);
    if (reason !== undefined)
        log.warning(`The actions cache does not tell what the archive was built from: ${reason}`);
}
function toGrown(image, { course, tests, results }) {
    const { seconds, report, error } = results.get(image.name) ?? {};
    return {
        ...{ ...image, ...course.of(image.name), tested: tests.has(image.name) },
        ...(seconds !== undefined && { seconds }),
        ...(report && { report }),
        ...(error !== undefined && { error }),
    };
}
/** The error of a tree of which images failed; undefined when none did. */
function failureOfGrowth({ images }) {
    const failed = images.filter(({ state }) => state === 'error');
    const [first] = failed;
    if (!first)
        return undefined;
    const skipped = images.filter(({ state }) => state === 'skipped');
    const counts = `${failed.length} of ${images.length} images failed, ${skipped.length} were skipped`;
    const lines = failed.map(({ name, because }) => `- ${name}: ${because}`);
    const { hint, annotation } = first.error instanceof report_errors/* ActionError */.l ? first.error : {};
    return new report_errors/* ActionError */.l('TREE_BUILD', `${counts}:\n${lines.join('\n')}`, {
        ...(hint !== undefined && { hint }),
        ...(annotation && { annotation }),
        cause: first.error,
    });
}

// EXTERNAL MODULE: ./lib/inputs/identity.js
var identity = __webpack_require__(19179);
;// CONCATENATED MODULE: ./lib/inputs/bump.js

/** The inputs of `command: bump` alone. */
const bumpInputNames = [
    ...['reason', 'update-version', 'update-id', 'distribution', 'author', 'idempotent'],
];
/** Reads the inputs of `command: bump`; what only it can use is a problem where `command` is another. */
function readBumpInputs(read) {
    const [updateVersion, author] = [read.text('update-version'), readAuthor(read)];
    if (read.text('command') === 'bump')
        checkBump(read);
    else
        checkOthers(read);
    return {
        reason: read.text('reason'),
        updateVersion: updateVersion && (0,identity/* acceptVersion */.rS)(read, updateVersion, 'update-version'),
        updateId: bump_readWord(read, 'update-id', /^[A-Za-z0-9.+-]*$/, 'letters, digits, ".", "+" and "-"', 's'),
        distribution: bump_readWord(read, 'distribution', /^[-+.\w]*$/, 'a word', 'bookworm'),
        ...(author && { author }),
        idempotent: read.flag('idempotent'),
    };
}
// To raise every version is nothing a step should do because something was forgotten.
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
    for (const stamp of ['nightly', 'snapshot']) {
        if (read.flag(stamp))
            read.reject(stamp, 'true', 'false, because command is bump', `${stamp}: false`);
    }
}
function checkOthers(read) {
    for (const input of ['update-version', 'update-id', 'distribution', 'author']) {
        const text = read.text(input);
        if (text !== '')
            read.reject(input, text, 'nothing, because command is not bump', 'command: bump');
    }
}
function bump_readWord(read, input, rule, allowed, example) {
    const text = read.text(input);
    if (!rule.test(text))
        read.reject(input, text, allowed, `${input}: ${example}`);
    return text;
}
function readAuthor(read) {
    const text = read.text('author');
    if (text === '')
        return undefined;
    const [, name, email] = /^([^<>\n]*[^<>\s])\s*<([^<>\s]+)>$/.exec(text) ?? [];
    if (name !== undefined && email !== undefined)
        return { name, email };
    read.reject('author', text, 'a name and an email', 'author: Ada Lovelace <ada@example.org>');
    return undefined;
}

// EXTERNAL MODULE: ./lib/inputs/archive.js + 5 modules
var archive = __webpack_require__(10366);
// EXTERNAL MODULE: ./lib/inputs/checks.js + 1 modules
var checks = __webpack_require__(14304);
;// CONCATENATED MODULE: ./lib/inputs/grow.js


/** The inputs of `command: build` alone. */
const growInputNames = [
    ...[
        'max-parallel',
        'fail-fast',
        'no-cache',
        'pull',
        'network',
        'verify-command',
        'verify-timeout',
        'if-no-test',
        'push',
    ],
    ...['tag-latest', 'allow-dirty'],
    ...archive/* keepingInputNames */.WI,
    ...['github-token', 'retries', 'timeout'],
];
/** Reads the inputs of `command: build`. */
function readGrow(read) {
    return {
        maxParallel: read.text('max-parallel') ? read.integer('max-parallel', 1, 256) : 0,
        ...{ failFast: read.flag('fail-fast'), noCache: read.flag('no-cache'), pull: read.flag('pull') },
        network: read.text('network'),
        verify: (0,checks/* readVerifyCommand */.j9)(read),
        ifNoTest: read.oneOf('if-no-test', ['ignore', 'warn', 'error']),
        push: read.flag('push'),
        tagLatest: read.oneOf('tag-latest', ['auto', 'true', 'false']),
        allowDirty: read.flag('allow-dirty'),
        keeping: (0,archive/* readKeeping */.qq)(read),
        token: read.text('github-token'),
        retries: read.integer('retries', 0, 20),
        idleTimeout: read.integer('timeout', 0, 86_400) * 1000,
    };
}

// EXTERNAL MODULE: ./lib/inputs/reader.js
var reader = __webpack_require__(70178);
// EXTERNAL MODULE: ./lib/inputs/unknown.js
var inputs_unknown = __webpack_require__(25075);
;// CONCATENATED MODULE: ./lib/inputs/tree.js









/** What the action `tree` can do. */
const treeCommands = ['plan', 'build', 'bump', 'prune'];
/** Every input of the action `tree`, as `tree/action.yml` lists them. */
const treeInputNames = [
    ...['path', 'command', 'select', 'version', 'nightly', 'snapshot', 'registry', 'namespace', 'username', 'password'],
    ...['base-images', 'build-args', 'config', 'check-registry', 'archive-dir', 'docker-host'],
    ...growInputNames,
    ...bumpInputNames,
    'dry-run',
];
/** Reads all inputs of the action `tree`; throws one `INPUTS` error that lists every problem. */
function readTreeInputs(get, { env, workspace }) {
    const read = new reader/* InputReader */.i(get);
    (0,inputs_unknown/* rejectUnknown */.Y)(read, env, treeInputNames);
    const [stamp, config] = [readStamp(read), read.text('config')];
    const inputs = {
        command: read.oneOf('command', treeCommands),
        root: (0,external_node_path_.resolve)(workspace, read.text('path')),
        select: readSelect(read),
        version: read.text('version') && (0,identity/* acceptVersion */.rS)(read, read.text('version')),
        ...(stamp && { stamp }),
        ...readHome(read),
        ...{ username: read.text('username'), password: read.text('password') },
        baseImages: readBaseImages(read),
        buildArgs: read.pairs('build-args', 'build-args: VERSION=1.0', key => env[key]),
        config: { path: config && (0,external_node_path_.resolve)(workspace, config), written: config },
        checkRegistry: read.oneOf('check-registry', ['auto', 'true', 'false']),
        ...{ archiveDir: read.text('archive-dir'), dockerHost: read.text('docker-host') },
        dryRun: read.flag('dry-run'),
        grow: readGrow(read),
        bump: readBumpInputs(read),
    };
    read.finish();
    return inputs;
}
function readStamp(read) {
    const [nightly, snapshot] = [read.flag('nightly'), read.flag('snapshot')];
    if (nightly && snapshot)
        read.reject('snapshot', 'true', 'false, because nightly is true', 'snapshot: false');
    return snapshot ? 'snapshot' : nightly ? 'nightly' : undefined;
}
function readSelect(read) {
    const patterns = read.lines('select').map(pattern => pattern.replace(/^!\s+/, '!'));
    for (const pattern of patterns) {
        try {
            compileGlob(pattern.replace(/^!/, ''));
        }
        catch (error) {
            read.reject('select', pattern, `a pattern with *, ?, [a-z] or [!a-z] (${(0,report_errors/* messageOf */.b)(error)})`, 'select: "acme/*"');
        }
        if (pattern === '!')
            read.reject('select', pattern, 'a pattern after "!"', 'select: "!acme/*"');
    }
    return patterns;
}
function readHome(read) {
    const [registry, namespace] = [read.text('registry'), read.text('namespace')];
    if (registry !== '' && (0,plan_reference/* parseReference */.F2)(`${registry}/x`)?.host !== canonical(registry)) {
        read.reject('registry', registry, 'the host of a registry, with its port', 'registry: ghcr.io');
    }
    if (namespace !== '' && (0,plan_reference/* parseReference */.F2)(`${namespace}/x`)?.path !== `${namespace}/x`) {
        read.reject('namespace', namespace, 'the parts of repositories before the name of an image', 'namespace: acme');
    }
    return { registry, namespace };
}
// Docker Hub has several names.
function canonical(registry) {
    return ['index.docker.io', 'registry-1.docker.io'].includes(registry) ? 'docker.io' : registry;
}
function readBaseImages(read) {
    return read.lines('base-images').filter(image => {
        if ((0,plan_reference/* parseReference */.F2)(image))
            return true;
        read.reject('base-images', image, 'a reference to an image', 'base-images: debian:bookworm');
        return false;
    });
}

;// CONCATENATED MODULE: ./lib/report/grow-report.js




/** Makes the outputs of `command: build`; what GitHub could not take is cut, children first, and said. */
function makeGrowOutputs({ images, time }) {
    const warnings = [];
    const rows = (0,report_fit/* fitRows */.z)(images.map(grow_report_toRow), Infinity, kept => warnings.push(`The output images has ${kept} of ${images.length} images`));
    const count = (does) => String(images.filter(does).length);
    const outputs = {
        images: JSON.stringify(rows),
        built: count(({ report }) => report !== undefined),
        failed: count(({ state }) => state === 'error'),
        skipped: count(({ state }) => state === 'skipped'),
        'source-date-epoch': time === undefined ? '' : String(Math.floor(time / 1000)),
    };
    return { outputs, warnings };
}
/** What became of the images as a table for the log. */
function makeGrowLines({ images }) {
    return (0,text_table/* alignTable */.O)([
        ['image', 'state', 'seconds', 'size', 'because'],
        ...images.map(image => [image.label, ...grow_report_describe(image), image.because.split('\n')[0] ?? '']),
    ]);
}
/** The job summary of `command: build` as Markdown. */
function makeGrowSummary(growth) {
    const { images } = growth;
    const count = (...states) => images.filter(({ state }) => states.includes(state)).length;
    const made = images.filter(({ report }) => report !== undefined).length;
    const what = `${made} of ${images.length} images made, ${count('error')} failed, ${count('skipped')} skipped`;
    const head = ['Image', 'Version', 'State', 'Time', 'Archive', 'Because'];
    const table = (0,markdown/* makeTable */.d)(head, orderByTrouble(images), image => [image.name, image.version, ...grow_report_describe(image), image.because].map(markdown/* escape */.i));
    return `## Tree of images\n\n${what}.\n\n${table}`;
}
// What somebody has to look at comes first, for a long table is cut at its end.
function orderByTrouble(images) {
    const rank = ({ state, report }) => (state === 'error' ? 0 : state === 'skipped' ? 1 : report ? 2 : 3);
    return images.toSorted((a, b) => rank(a) - rank(b));
}
function grow_report_describe({ state, tested, seconds, report }) {
    const size = report?.archive?.size;
    return [
        report && !tested ? `${state} (no test)` : state,
        seconds === undefined ? '' : (0,format/* formatSeconds */.X)(seconds),
        size === undefined ? '' : (0,format/* formatBytes */.z)(size),
    ];
}
function grow_report_toRow(image) {
    const { name, label, version, tag, state, because, selected, folder, parents, inputs, tested, seconds, report } = image;
    return {
        ...{ image: name, label, version, tag, state, because, selected, path: folder.shown, parents, inputs, tested },
        ...(seconds !== undefined && { seconds: Math.round(seconds * 10) / 10 }),
        ...(report && {
            ...{
                imageid: report.imageid,
                digest: report.publication?.pushed[0]?.digest ?? report.digest,
                updated: report.updated,
            },
            ...{ archive: report.archive?.path, size: report.archive?.size, sha256: report.archive?.sha256 },
            ...{ artifact: report.artifact?.url, pushed: report.publication?.pushed.map(({ name: pushed }) => pushed) },
        }),
    };
}

;// CONCATENATED MODULE: ./lib/report/tree-summary.js


// GitHub draws no more edges, and nobody sees anything in more images.
const [mostEdges, mostNodes] = [400, 150];
/** The job summary of `command: plan` as Markdown: a table of the images, and how they hang together as a graph. */
function makeTreeSummary(plan) {
    const { images, levels } = plan;
    const levelOf = levelsByName(plan);
    const head = ['Level', 'Image', 'Version', 'State', 'Because', 'Parents'];
    const table = (0,markdown/* makeTable */.d)(head, orderByUse(plan, levelOf), image => {
        const level = levelOf.get(image.name);
        const cells = [image.name, image.version, image.state, image.because, image.parents.join(', ')].map(markdown/* escape */.i);
        return [level === undefined ? '' : String(level), ...cells];
    });
    const count = levels.flat().length;
    const what = count === 0 ? 'Nothing to build' : `${count} of ${images.length} images to build, in ${levels.length} steps`;
    return `## Tree of images\n\n${what}.\n\n${table}\n${makeGraph(plan, levelOf)}`;
}
// What is built comes first, for a long table is cut at its end.
function orderByUse({ images }, levelOf) {
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
    const nodes = shown.map(({ name, tag, state }, i) => `  i${i}["${name}:${tag}<br/>${state}"]:::${state}`);
    const states = [...new Set(shown.map(({ state }) => state))].sort();
    const classes = states.map(state => `  classDef ${state} ${colours[state]}`);
    const graph = ['graph TD', ...nodes, ...edges, ...classes].join('\n');
    const rest = plan.images.length - shown.length;
    const more = rest > 0 ? `${rest} more images are not drawn.\n\n` : '';
    return `<details><summary>Graph</summary>\n\n${more}\`\`\`mermaid\n${graph}\n\`\`\`\n\n</details>\n`;
}
// Where there are too many images, those that are built, with their parents.
function chooseShown({ images }, levelOf) {
    if (images.length <= mostNodes)
        return [...images];
    const built = images.filter(({ name }) => levelOf.has(name));
    const near = new Set(built.flatMap(({ name, parents }) => [name, ...parents]));
    return images.filter(({ name }) => near.has(name)).slice(0, mostNodes);
}

;// CONCATENATED MODULE: ./lib/report/weed-report.js



/** The outputs of `command: prune`; `warn` hears of what GitHub could not take. */
function makeWeedOutputs(rows, warn) {
    const written = rows.map(({ name, tag, id, goes, because, error }) => {
        return { image: name, tag, imageid: id, action: goes ? 'delete' : 'keep', because, error };
    });
    const images = (0,report_fit/* fitRows */.z)(written, Infinity, kept => warn(`The output images has the first ${kept} of ${rows.length} names`));
    const failed = rows.filter(({ error }) => error !== undefined).length;
    return { images: JSON.stringify(images), failed: String(failed) };
}
/** What goes and what stays, as a table for the log. */
function makeWeedLines(rows) {
    return (0,text_table/* alignTable */.O)([['what', 'name', 'because'], ...rows.map(row => [weed_report_whatOf(row), row.tag, row.because])]);
}
/** The job summary of `command: prune` as Markdown. */
function makeWeedSummary(rows, dryRun) {
    const count = rows.filter(({ goes }) => goes).length;
    const table = (0,markdown/* makeTable */.d)(['What', 'Name', 'Because'], rows, row => [
        row.goes ? '**delete**' : 'keep',
        ...[row.tag, row.error ?? row.because].map(markdown/* escape */.i),
    ]);
    return `## Pruned images${dryRun ? ' (dry run)' : ''}: ${count} of ${rows.length} names\n\n${table}`;
}
function weed_report_whatOf({ goes }) {
    return goes ? 'delete' : 'keep';
}

// EXTERNAL MODULE: ./lib/acquire/housekeeping.js
var housekeeping = __webpack_require__(6085);
;// CONCATENATED MODULE: ./lib/tree/outdated.js

/**
 * Decides which names of images go from the engine, children before their parents: those in the repositories of
 * `selected` images that are not current. An image any of whose names is current in the tree keeps all of them, and so
 * does one that a container uses; `usage` has the name of a container by the image's id.
 */
function findOutdated(images, selected, rows, usage) {
    const current = new Set(images.map(({ label }) => nameIn(label)));
    const judge = ({ id, tags }) => {
        const kept = tags.find(tag => current.has(tag));
        if (kept !== undefined)
            return { goes: false, because: `${kept} is current` };
        const container = usage.get(id);
        if (container !== undefined)
            return { goes: false, because: `container ${container} uses it` };
        return { goes: true, because: 'no name of it is current' };
    };
    return images
        .filter(({ name }) => selected.has(name))
        .toReversed()
        .flatMap(({ name, label }) => {
        const repository = (0,plan_reference/* parseReference */.F2)(label)?.repository;
        return rows.flatMap(row => {
            const own = row.tags.filter(tag => isTagOf(tag, repository)).sort();
            return own.map(tag => ({ name, tag, id: row.id, ...judge(row) }));
        });
    });
}
function nameIn(label) {
    const { repository = '', tag = '' } = (0,plan_reference/* parseReference */.F2)(label) ?? {};
    return `${repository}:${tag}`;
}
// The containerd store lists digests among the tags.
function isTagOf(written, repository) {
    const reference = (0,plan_reference/* parseReference */.F2)(written);
    return reference !== undefined && reference.digest === undefined && reference.repository === repository;
}

;// CONCATENATED MODULE: ./lib/weed.js






/** Removes what the engine has of a tree's images and is not current, children before parents; nothing is forced, and what cannot go is a warning. */
async function weedTree(step) {
    const { inputs, world, log, signal } = step;
    const { tree, selected } = await readSelected(step);
    const engine = new housekeeping/* Housekeeping */.s(await (0,connect/* connectEngine */.x)(inputs.dockerHost, world, signal), inputs.grow.idleTimeout, signal);
    const planned = findOutdated(tree.images, selected, await engine.images(false), await engine.usage());
    for (const line of makeWeedLines(planned))
        log.info(line);
    if (inputs.dryRun)
        return planned;
    return step.stage('Delete', async () => {
        const rows = [];
        for (const row of planned) {
            signal.throwIfAborted();
            const error = row.goes ? await remove(engine, row, step) : undefined;
            rows.push({ ...row, ...(error !== undefined && { error }) });
        }
        return rows;
    });
}
async function remove(engine, { tag, id }, { log, signal }) {
    try {
        await engine.remove(tag, id);
        return undefined;
    }
    catch (error) {
        signal.throwIfAborted();
        log.warning(`${tag} stays in the engine: ${(0,report_errors/* messageOf */.b)(error)}`);
        return (0,report_errors/* messageOf */.b)(error);
    }
}

;// CONCATENATED MODULE: ./lib/tree.js











/** The door of the action `tree`. */
async function openTree() {
    return (0,door/* openDoor */.fx)(['password', 'github-token'], async (visit) => {
        const { world, console, getInput } = visit;
        const step = { ...visit, inputs: readTreeInputs(getInput, world), world };
        await commands[step.inputs.command](step, console);
    });
}
const commands = { plan: runPlan, build: runGrow, bump: runBump, prune: runWeed };
async function runPlan(step, console) {
    const plan = await chartTree(step);
    for (const line of makeTreeLines(plan))
        console.info(line);
    const { outputs, warnings } = makeTreeOutputs(plan);
    warnings.forEach(warning => console.warning(warning));
    (0,door/* setOutputs */.n0)(outputs);
    await (0,door/* addSummary */.S0)(makeTreeSummary(plan), console);
}
async function runGrow(step, console) {
    if (step.inputs.dryRun)
        return runPlan(step, console);
    const growth = await growTree(step);
    for (const line of makeGrowLines(growth))
        console.info(line);
    const { outputs, warnings } = makeGrowOutputs(growth);
    warnings.forEach(warning => console.warning(warning));
    (0,door/* setOutputs */.n0)(outputs);
    await (0,door/* addSummary */.S0)(makeGrowSummary(growth), console);
    const failure = failureOfGrowth(growth);
    if (failure)
        throw failure;
}
async function runBump(step, console) {
    const plan = await bumpTree(step);
    (0,door/* setOutputs */.n0)(makeBumpOutputs(plan, warning => console.warning(warning)));
    await (0,door/* addSummary */.S0)(makeBumpSummary(plan, step.inputs.dryRun), console);
}
async function runWeed(step, console) {
    const rows = await weedTree(step);
    (0,door/* setOutputs */.n0)(makeWeedOutputs(rows, warning => console.warning(warning)));
    await (0,door/* addSummary */.S0)(makeWeedSummary(rows, step.inputs.dryRun), console);
}


/***/ })

};
