export const id = 195;
export const ids = [195];
export const modules = {

/***/ 73195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openLoad: () => (/* binding */ openLoad)
});

// EXTERNAL MODULE: ./lib/door.js + 1 modules
var door = __webpack_require__(24978);
// EXTERNAL MODULE: ./lib/plan/name.js
var plan_name = __webpack_require__(28540);
// EXTERNAL MODULE: ./lib/plan/reference.js
var plan_reference = __webpack_require__(93698);
// EXTERNAL MODULE: ./lib/inputs/identity.js
var identity = __webpack_require__(19179);
// EXTERNAL MODULE: ./lib/inputs/reader.js
var reader = __webpack_require__(70178);
;// CONCATENATED MODULE: ./lib/inputs/run-wish.js
const runInputs = ['repository', 'run-id', 'workflow', 'branch', 'commit', 'conclusion'];
/** Reads which other run is named; undefined when none is. */
function readRun(read) {
    const first = runInputs.find(input => read.text(input) !== '');
    if (first === undefined)
        return undefined;
    checkPlace(read, first);
    const [runId, workflow, branch] = [readRunId(read), read.text('workflow'), read.text('branch')];
    const [commit, conclusion] = [readCommit(read), readConclusion(read)];
    return {
        repository: readRepositoryName(read),
        ...(runId !== undefined && { runId }),
        ...(workflow !== '' && { workflow }),
        ...(branch !== '' && { branch }),
        ...(commit !== '' && { commit }),
        ...(conclusion !== 'any' && { conclusion }),
    };
}
function checkPlace(read, input) {
    const from = read.text('from');
    const obstacle = read.text('path') !== '' ? 'path is given' : /auto|artifact/.test(from) ? '' : `from is ${from}`;
    if (obstacle)
        read.reject(input, read.text(input), `nothing, because ${obstacle}`, 'from: artifact');
    if (read.text('github-token') !== '')
        return;
    const allowed = `a token with actions: read, because ${input} is given`;
    read.reject('github-token', '', allowed, 'github-token: ${{ github.token }}');
}
function readCommit(read) {
    const commit = read.text('commit').toLowerCase();
    if (commit !== '' && !/^[0-9a-f]{40}$/.test(commit)) {
        read.reject('commit', commit, 'a full commit id, 40 hex digits', 'commit: ${{ github.event.before }}');
    }
    return commit;
}
function readRepositoryName(read) {
    const text = read.text('repository');
    if (text !== '' && !/^[\w.-]+\/[\w.-]+$/.test(text)) {
        read.reject('repository', text, 'owner/repository', 'repository: acme/app');
    }
    return text;
}
function readRunId(read) {
    if (read.text('run-id') === '')
        return undefined;
    const others = ['workflow', 'branch', 'commit', 'conclusion'].filter(input => read.text(input) !== '');
    if (others.length > 0)
        read.reject('run-id', read.text('run-id'), `nothing beside ${others.join(', ')}`, 'run-id: 1');
    return read.integer('run-id', 1, Number.MAX_SAFE_INTEGER);
}
function readConclusion(read) {
    if (read.text('conclusion') === '')
        return 'success';
    return read.oneOf('conclusion', ['success', 'failure', 'cancelled', 'skipped', 'timed_out', 'neutral', 'any']);
}

// EXTERNAL MODULE: ./lib/inputs/unknown.js
var unknown = __webpack_require__(25075);
;// CONCATENATED MODULE: ./lib/inputs/load.js






const placeNames = ['artifact', 'cache', 'folder'];
/** Every input of the action `load`, as its `action.yml` lists them. */
const loadInputNames = [
    ...['image', 'name', 'version', 'imageid', 'from', 'path', 'archive-dir', 'repository', 'run-id', 'workflow'],
    ...['branch', 'commit', 'conclusion', 'github-token', 'tags', 'size-limit', 'fail-on-miss', 'lookup-only'],
    ...['docker-host', 'timeout'],
];
/** Reads all inputs of the action `load`; throws one `INPUTS` error that lists every problem. */
function readLoadInputs(get, env) {
    const read = new reader/* InputReader */.i(get);
    (0,unknown/* rejectUnknown */.Y)(read, env, loadInputNames);
    const targets = readTargets(read);
    const run = readRun(read);
    const inputs = {
        targets,
        version: read.text('version') && (0,identity/* acceptVersion */.rS)(read, read.text('version')),
        imageid: readImageId(read, targets),
        places: readPlaces(read, run),
        auto: read.text('from') === 'auto',
        archiveDir: read.text('archive-dir'),
        ...(run && { run }),
        token: read.text('github-token'),
        tags: readTags(read),
        sizeLimit: read.integer('size-limit', 1, Number.MAX_SAFE_INTEGER) * 1_000_000,
        failOnMiss: read.flag('fail-on-miss'),
        lookupOnly: read.flag('lookup-only'),
        dockerHost: read.text('docker-host'),
        idleTimeout: read.integer('timeout', 0, 86_400) * 1000,
    };
    read.finish();
    return inputs;
}
function readTargets(read) {
    const [images, names, paths] = [read.lines('image'), read.lines('name'), read.lines('path')];
    const given = [images, names, paths].filter(list => list.length > 0);
    const count = given[0]?.length ?? 0;
    if (count === 0)
        read.reject('image', '', 'a repository, or name or path instead', 'image: acme/api');
    if (given.some(list => list.length !== count)) {
        const allowed = 'as many lines in image, name and path, of those that are given';
        read.reject('name', names.join(' '), allowed, 'image: acme/api with name: acme~api');
    }
    return Array.from({ length: count }, (_, i) => readTarget(read, images[i], names[i], paths[i] ?? ''));
}
function readTarget(read, written, named, path) {
    const image = written === undefined ? undefined : (0,identity/* readRepository */.Nu)(read, written, 'a repository without tag');
    if (image?.digest !== undefined)
        read.reject('image', written ?? '', 'no digest; see imageid', 'image: acme/api');
    const name = named ?? (image ? (0,plan_name/* nameOf */.Vb)(image.path) : '');
    if (named !== undefined)
        (0,identity/* acceptName */.w)(read, named);
    return { name, path, repository: image?.repository ?? (0,plan_name/* repositoryOf */._M)(name) };
}
function readImageId(read, targets) {
    const text = read.text('imageid');
    if (text === '')
        return '';
    const imageid = text.toLowerCase().replace(/^sha256:/, '');
    const example = 'imageid: 0123456789ab';
    if (!/^[0-9a-f]{6,64}$/.test(imageid))
        read.reject('imageid', text, '6 to 64 hex digits', example);
    if (targets.length > 1)
        read.reject('imageid', text, 'nothing, because there are several images', example);
    return imageid;
}
function readPlaces(read, run) {
    const text = read.text('from');
    if (read.text('path') !== '') {
        if (text !== 'auto')
            read.reject('from', text, 'auto, because path is given', 'from: auto');
        return [];
    }
    // Who names a run does not mean what happens to lie in the cache.
    if (text === 'auto')
        return run ? ['artifact'] : placeNames;
    const words = read.words('from');
    const places = words.flatMap(word => placeNames.filter(place => place === word));
    if (places.length !== words.length || new Set(places).size !== words.length || words.length === 0) {
        read.reject('from', text, 'auto, or a list of artifact, cache, folder', 'from: artifact,cache');
    }
    return places;
}
function readTags(read) {
    const tags = read.lines('tags');
    for (const tag of tags) {
        const reference = (0,plan_reference/* parseReference */.F)(tag);
        if (reference?.tag !== undefined && reference.digest === undefined)
            continue;
        read.reject('tags', tag, 'repository:tag, one a line', 'tags: acme/api:stable');
    }
    return tags;
}

;// CONCATENATED MODULE: ./lib/report/load-report.js
const nothing = {
    ...{ image: '', name: '', version: '', dirty: false, foundIn: '', loaded: false, because: '', imageid: '' },
    ...{ shortImageid: '', tags: [], path: '', archiveName: '' },
};
/** The outputs of the action `load`; with several images every output has one line for each, `tags` one for each tag. */
function makeLoadOutputs(reports) {
    const rows = reports.map(makeRow);
    const names = Object.keys(makeRow(nothing));
    return Object.fromEntries(names.map(name => [name, rows.map(row => row[name] ?? '').join('\n')]));
}
function makeRow(report) {
    const row = {
        imageid: report.imageid,
        'short-imageid': report.shortImageid,
        tags: report.tags.join('\n'),
        version: report.version,
        dirty: String(report.dirty),
        'found-in': report.foundIn,
        loaded: String(report.loaded),
        'archive-path': report.path,
        'archive-name': report.archiveName,
        'cache-hit': String(report.foundIn === 'cache'),
    };
    return { ...row, metadata: JSON.stringify(describe(report, row)) };
}
function describe(report, row) {
    const { metadata, image, name, tags, dirty, loaded, because } = report;
    const about = metadata && {
        platform: metadata.platform,
        labels: metadata.labels,
        created: metadata.created,
        'repo-tags': metadata.repo_tags,
        'config-digest': metadata.config_digest,
        'manifest-digest': metadata.manifest_digest,
        'index-digest': metadata.index_digest,
        layout: metadata.layout,
        'tar-size': metadata.tar_size,
    };
    const exact = { tags, dirty, loaded, 'cache-hit': report.foundIn === 'cache' };
    return { image, name, ...row, ...exact, because, ...about };
}

// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(63021);
;// CONCATENATED MODULE: ./lib/report/load-summary.js

/** The job summary of the action `load` as Markdown. */
function makeLoadSummary(reports) {
    const head = ['Image', 'Version', 'Image id', 'Found in', 'What was done', 'Tags'];
    return `## Loaded images\n\n${(0,markdown/* makeTable */.d)(head, reports, toCells)}`;
}
function toCells(report) {
    const done = report.foundIn === '' ? 'not found' : report.loaded ? 'loaded' : 'not loaded';
    return [
        (0,markdown/* escape */.i)(report.image || report.name),
        `${(0,markdown/* escape */.i)(report.version)}${report.dirty ? ' (dirty)' : ''}`,
        report.shortImageid && `\`${report.shortImageid}\``,
        report.foundIn || 'nowhere',
        `${done}: ${(0,markdown/* escape */.i)(report.because)}`,
        report.tags.map(markdown/* escape */.i).join(', '),
    ];
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/acquire/connect.js + 3 modules
var acquire_connect = __webpack_require__(23347);
// EXTERNAL MODULE: ./lib/acquire/engine.js
var acquire_engine = __webpack_require__(92628);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: ./lib/acquire/frames.js
var acquire_frames = __webpack_require__(1872);
;// CONCATENATED MODULE: ./lib/acquire/load.js



/** What the engine did not take an image for, in its own words. */
class LoadRefusal extends Error {
    /** The id under which it kept the image all the same, if it did. */
    id;
    constructor(words, id, cause) {
        super(words, { cause });
        this.name = 'LoadRefusal';
        this.id = id;
    }
}
/**
 * Loads the tar of one nameless image and gives the id the engine shows for it. Throws `LoadRefusal` when the engine
 * says no, whatever its HTTP status: the containerd store reports an image that it cannot unpack as loaded.
 */
async function sendTar(engine, tar, onFrame, log, signal) {
    const told = [];
    try {
        for await (const frame of (0,acquire_frames/* readFrames */.v)(await engine.load(tar, signal))) {
            onFrame();
            if (frame.stream !== undefined)
                told.push(frame.stream.trim());
        }
    }
    catch (error) {
        if (error instanceof acquire_engine/* EngineRefusal */.np || error instanceof acquire_frames/* FrameError */.q) {
            throw new LoadRefusal((0,acquire_engine/* engineWords */.Y7)(error), undefined, error);
        }
        throw error;
    }
    told.forEach(line => log.foreign(line));
    const id = told.map(line => /^Loaded image ID: (sha256:[0-9a-f]{64})$/.exec(line)?.[1]).find(Boolean);
    const trouble = told.find(line => /^error /i.test(line));
    if (trouble !== undefined)
        throw new LoadRefusal(trouble, id);
    if (id !== undefined)
        return id;
    throw new errors/* ActionError */.l('LOAD_LOST', `the engine told no image id after the load: ${told.join(' ')}`);
}

// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(87703);
// EXTERNAL MODULE: ./lib/export/archive.js + 1 modules
var archive = __webpack_require__(92514);
// EXTERNAL MODULE: ./lib/export/loopback/server.js
var server = __webpack_require__(36647);
// EXTERNAL MODULE: ./lib/export/open.js
var export_open = __webpack_require__(21308);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./lib/acquire/idle.js
var idle = __webpack_require__(72348);
// EXTERNAL MODULE: ./lib/pack/file-range.js
var file_range = __webpack_require__(67111);
// EXTERNAL MODULE: ./lib/report/progress.js
var report_progress = __webpack_require__(37751);
// EXTERNAL MODULE: ./lib/export/member-look.js
var member_look = __webpack_require__(56492);
// EXTERNAL MODULE: ./lib/export/unpacking.js
var unpacking = __webpack_require__(92432);
;// CONCATENATED MODULE: ./lib/export/bound-layers.js


/**
 * Unpacks layers on their way to see that all of them together stay within the limit; undefined for an archive that a step
 * has proved before, which costs nothing then. Throws `ARCHIVE_TOO_LARGE`.
 */
function boundLayers({ proved, limit }, signal) {
    if (proved)
        return undefined;
    const allowance = new unpacking/* Allowance */.b9(limit);
    return bytes => new member_look/* MemberLook */._({ keeps: () => false, allowance, onPacking: () => undefined, signal }).pass(bytes);
}

;// CONCATENATED MODULE: ./lib/export/check-loaded.js

/** What the engine kept of an image that is not what it should be goes, unless it has a name. */
async function discard(engine, image) {
    if (image?.tags.length === 0)
        await engine.untag(image.id);
}
/** The image that was loaded, which must have the layers that its archive says; throws `LOAD_LOST` where it has not. */
async function checkLoaded(engine, id, facts) {
    const image = await engine.inspect(id);
    const layers = facts.layers.map(layer => layer.diff_id);
    if (image && JSON.stringify(image.layers) === JSON.stringify(layers))
        return image;
    await discard(engine, image);
    const what = image ? `which has other layers than ${facts.configDigest}` : 'and does not have it';
    throw new errors/* ActionError */.l('LOAD_LOST', `the engine loaded ${id}, ${what}`);
}

// EXTERNAL MODULE: ./lib/export/loopback/reply.js
var reply = __webpack_require__(53310);
;// CONCATENATED MODULE: ./lib/export/loopback/pull-registry.js

/** Speaks the part of the OCI distribution protocol that a pull needs. */
function answerPull(served) {
    return async (request, response) => {
        const path = URL.parse(request.url ?? '', 'http://loopback')?.pathname ?? '';
        const [, kind, reference = ''] = /^\/v2\/.+\/(manifests|blobs)\/([^/]+)$/.exec(path) ?? [];
        if (request.method !== 'GET' && request.method !== 'HEAD')
            (0,reply/* fail */.f)(response, 405, 'UNSUPPORTED');
        else if (path === '/v2/')
            (0,reply/* reply */.T)(response, 200);
        else if (kind === 'manifests')
            sendManifest(served.manifest(reference), request, response);
        else if (kind === 'blobs')
            await sendBlob(served, reference, request, response);
        else
            (0,reply/* fail */.f)(response, 404, 'UNSUPPORTED');
    };
}
function sendManifest(manifest, request, response) {
    if (!manifest) {
        (0,reply/* fail */.f)(response, 404, 'MANIFEST_UNKNOWN');
        return;
    }
    const { digest, mediaType, content } = manifest;
    const headers = { 'content-type': mediaType, 'content-length': content.length, 'docker-content-digest': digest };
    response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : content);
}
async function sendBlob(served, digest, request, response) {
    const size = served.sizeOf(digest);
    if (size === undefined) {
        (0,reply/* fail */.f)(response, 404, 'BLOB_UNKNOWN');
        return;
    }
    // Engines go on after what they have, and ask for no other ranges.
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const isPart = from > 0 && from < size;
    const start = isPart ? from : 0;
    response.writeHead(isPart ? 206 : 200, {
        'content-type': 'application/octet-stream',
        'content-length': size - start,
        'docker-content-digest': digest,
        'accept-ranges': 'bytes',
        ...(isPart && { 'content-range': `bytes ${start}-${size - 1}/${size}` }),
    });
    if (request.method === 'HEAD')
        response.end();
    else
        await served.send(digest, start, response);
}

// EXTERNAL MODULE: ./lib/export/loopback/untag.js
var untag = __webpack_require__(1899);
;// CONCATENATED MODULE: ./lib/export/loopback/pull.js
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




/** The tag that the pulled image is served by. */
const servedTag = 'archived';
/**
 * Makes the engine pull an image from a registry that lives as long as this call, and gives the name it has in the engine
 * then: it needs another one before this one goes. Throws `LoopbackRefusal` where the engine did not pull.
 */
async function pullHere(engine, { served, log, onFrame, signal }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const loopback = __addDisposableResource(env_1, await (0,server/* openLoopback */.s1)(answerPull(served)), true);
        const repository = `${loopback.host}/${untag/* loopbackRepository */.Wu}`;
        const name = `${repository}:${servedTag}`;
        try {
            await (0,server/* awaitVisit */.mq)(loopback, signal, async (ending) => {
                const query = { fromImage: repository, tag: servedTag };
                for await (const frame of (0,acquire_frames/* readFrames */.v)(await engine.pull(query, loopback.auth, ending))) {
                    onFrame();
                    if (frame.status !== undefined && !frame.progressDetail?.total)
                        log.debug(`${frame.id ?? ''} ${frame.status}`);
                }
            });
            return name;
        }
        catch (error) {
            await (0,untag/* untagLoopback */.PS)(engine, name, log);
            signal.throwIfAborted();
            throw (0,server/* explainRefusal */.GC)('the engine did not pull', error);
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}

// EXTERNAL MODULE: ./lib/export/member.js
var member = __webpack_require__(80066);
// EXTERNAL MODULE: ./lib/export/verify.js
var verify = __webpack_require__(35849);
;// CONCATENATED MODULE: ./lib/export/pull-in.js
var pull_in_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var pull_in_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Makes the engine pull an image from its archive file, only the layers that it lacks, each proved by the engine. The image
 * has a name of ours until it is released. Throws `LoopbackRefusal` where the engine did not pull.
 */
async function pullArchive(stored, job) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { engine, order, log, signal } = job;
        (0,verify/* checkImage */.c)(order.path, stored.facts, order.imageid);
        const watch = pull_in_addDisposableResource(env_1, new idle/* IdleWatch */.K(`loading ${order.path}`, order.idleTimeout, signal), false);
        const progress = pull_in_addDisposableResource(env_1, new report_progress/* Progress */.k(log, 'Loading'), false);
        const onBytes = (count) => {
            progress.add(count);
            watch.touch();
        };
        const served = serve(stored, boundLayers(order, watch.signal), onBytes, watch.signal);
        const name = await pullHere(engine, { served, log, onFrame: () => watch.touch(), signal: watch.signal });
        try {
            const image = await checkLoaded(engine, name, stored.facts);
            log.info(`The engine pulled ${(0,format/* formatBytes */.z)(progress.bytes)}`);
            return { facts: stored.facts, sent: progress.bytes, image, release: () => (0,untag/* untagLoopback */.PS)(engine, name, log) };
        }
        catch (error) {
            await (0,untag/* untagLoopback */.PS)(engine, name, log);
            throw error;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        pull_in_disposeResources(env_1);
    }
}
function serve({ documents, index, layers }, look, onBytes, signal) {
    const [top] = JSON.parse(index).manifests;
    const content = (digest) => documents.get((0,member/* blobPath */.nD)(digest));
    const find = (digest) => layers.find(layer => layer.digest === digest);
    return {
        manifest: (reference) => {
            const digest = reference === servedTag ? top.digest : reference;
            const document = content(digest);
            return (document && { digest, mediaType: typeOf(document, digest === top.digest ? top : undefined), content: document });
        },
        sizeOf: (digest) => find(digest)?.size ?? content(digest)?.length,
        send: async (digest, from, response) => {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const layer = find(digest);
                if (!layer) {
                    response.end(content(digest)?.subarray(from));
                    return;
                }
                const file = pull_in_addDisposableResource(env_2, await (0,promises_.open)(layer.place.path), true);
                const count = async function* (chunks) {
                    for await (const chunk of chunks) {
                        onBytes(chunk.length);
                        yield chunk;
                    }
                };
                const bytes = (0,file_range/* readRange */.q)(file, layer.place.offset + from, layer.size - from);
                await (0,external_node_stream_promises_.pipeline)(look ? look(bytes) : bytes, count, response, { signal });
            }
            catch (e_2) {
                env_2.error = e_2;
                env_2.hasError = true;
            }
            finally {
                const result_1 = pull_in_disposeResources(env_2);
                if (result_1)
                    await result_1;
            }
        },
    };
}
function typeOf(document, top) {
    const { mediaType } = JSON.parse(document.toString('utf8'));
    return top?.mediaType ?? mediaType ?? 'application/vnd.oci.image.manifest.v1+json';
}

// EXTERNAL MODULE: ./lib/export/route.js
var route = __webpack_require__(82415);
// EXTERNAL MODULE: ./lib/export/assemble.js
var assemble = __webpack_require__(62024);
// EXTERNAL MODULE: ./lib/export/documents.js
var export_documents = __webpack_require__(75380);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
// EXTERNAL MODULE: ./lib/plan/form.js
var plan_form = __webpack_require__(36885);
// EXTERNAL MODULE: ./lib/export/blob-place.js
var blob_place = __webpack_require__(86877);
// EXTERNAL MODULE: ./lib/export/members.js + 2 modules
var export_members = __webpack_require__(13105);
// EXTERNAL MODULE: ./lib/export/stored-tar.js
var stored_tar = __webpack_require__(71961);
;// CONCATENATED MODULE: ./lib/export/stored-image.js











// All that is not a layer.
const documentsLimit = 64 * 1024 * 1024;
const blockSize = 512;
/** Reads an archive that holds its layers as they are and says where; undefined for any other. */
async function readStoredImage(path, signal) {
    const metadata = await (0,export_open/* readMetadata */._6)(path, signal);
    const located = metadata?.layers.every(({ offset }) => offset !== undefined) ? metadata.layers : [];
    if (located.length === 0)
        return undefined;
    const tar = await (0,stored_tar/* findStoredTar */.G)(path);
    const members = tar && (await readMembers(path, tar, located));
    if (!tar || !members)
        return undefined;
    const facts = (0,export_members/* judgeMembers */.l)(members);
    const index = (0,export_documents/* writeDocuments */.i)(facts, members).find(({ name }) => name === 'index.json');
    if (!index)
        return undefined;
    const offsets = new Map(located.map(layer => [layer.digest, layer.offset ?? 0]));
    const layers = facts.layers.map(async ({ digest, size }) => {
        return { digest, size, place: await (0,blob_place/* placeBlob */.V)(path, tar.start + (offsets.get(digest) ?? 0), false) };
    });
    const documents = new Map([...members].flatMap(([name, { content }]) => (content ? [[name, content]] : [])));
    return { facts, layers: await Promise.all(layers), documents, index: index.content };
}
/** The parts of a stored image, as an archive is assembled of them. */
function toBlobImage({ facts, layers, documents, index }) {
    const [{ digest, mediaType }] = JSON.parse(index).manifests;
    const blobs = [...documents].flatMap(([path, content]) => {
        const hex = /^blobs\/sha256\/([0-9a-f]{64})$/.exec(path)?.[1];
        return hex === undefined ? [] : [{ digest: `sha256:${hex}`, mediaType: '', content }];
    });
    const find = (wanted) => blobs.filter(blob => blob.digest === wanted);
    const [[config], [top]] = [find(facts.configDigest), find(digest)];
    if (!config || !top)
        throw (0,member/* invalidArchive */.mD)(`lacks ${digest} or ${facts.configDigest}`);
    const others = blobs.filter(blob => blob !== config && blob !== top);
    return { config, layers, top: { ...top, mediaType: mediaType ?? '' }, others };
}
async function readMembers(path, tar, layers) {
    const ends = layers.map(({ offset = 0, size }) => offset + Math.ceil(size / blockSize) * blockSize);
    const end = Math.max(...ends);
    if (end >= tar.size || tar.size - end > documentsLimit)
        return undefined;
    const members = new Map();
    for (const { path: name, size, digest } of layers) {
        members.set(name, { name, size, sha256: digest.replace('sha256:', ''), packing: 'gzip' });
    }
    const reader = (0,external_node_fs_.createReadStream)(path, { start: tar.start + end, end: tar.start + tar.size - 1 }).pipe((0,tar_stream.extract)());
    for await (const entry of reader) {
        const { name, size, type } = entry.header;
        if (type !== 'file' || size > plan_form/* documentLimit */.NL || members.has(name))
            return undefined;
        const content = await (0,consumers_.buffer)(entry);
        const sha256 = (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex');
        members.set(name, { name, size, sha256, packing: 'none', content });
    }
    return members;
}

;// CONCATENATED MODULE: ./lib/export/send.js
var send_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var send_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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













/** The route of an archive into an engine, but for its end. */
function routeOf({ limit }, { shared, unpack }) {
    return { limit, ...(unpack && { unpack }), leavesOut: path => (0,export_documents/* isDocument */.w)(path) || shared.has(path) };
}
/** Sends one archive, once; what fails leaves nothing in the engine that can be seen. Throws `SizeNeeded` and `LoadRefusal` too. */
async function sendArchive(changes, { engine, order, log, signal }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const watch = send_addDisposableResource(env_1, new idle/* IdleWatch */.K(`loading ${order.path}`, order.idleTimeout, signal), false);
        const progress = send_addDisposableResource(env_1, new report_progress/* Progress */.k(log, 'Loading'), false);
        const onBytes = (count) => {
            progress.add(count);
            watch.touch();
        };
        const { stored } = changes;
        const passing = stored
            ? passStored(stored, changes, order, onBytes, watch.signal)
            : await passWhole(changes, order, onBytes, watch.signal);
        // A request that is ended instead of broken off would be taken for a whole archive.
        const broken = new AbortController();
        passing.facts.catch((error) => broken.abort(error));
        const sending = AbortSignal.any([watch.signal, broken.signal]);
        const id = await sendTar(engine, passing.tar, () => watch.touch(), log, sending).catch(async (error) => {
            if (error instanceof LoadRefusal && error.id !== undefined)
                await discard(engine, await engine.inspect(error.id));
            throw await causeOf(passing, error);
        });
        const facts = await passing.facts;
        const image = await checkLoaded(engine, id, facts);
        return { facts, sent: progress.bytes, image, release: () => Promise.resolve() };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        send_disposeResources(env_1);
    }
}
async function passWhole(changes, order, onBytes, signal) {
    return (0,archive/* passArchive */.U)(await (0,export_open/* openTar */.O8)(order.path, { ...order, signal }), signal, onBytes, {
        ...routeOf(order, changes),
        closing: (facts, members) => {
            (0,verify/* checkImage */.c)(order.path, facts, order.imageid);
            return (0,export_documents/* writeDocuments */.i)(facts, members);
        },
    });
}
function passStored(stored, { shared }, order, onBytes, signal) {
    (0,verify/* checkImage */.c)(order.path, stored.facts, order.imageid);
    const look = boundLayers(order, signal);
    const leavesOut = (path) => shared.has(path);
    return (0,assemble/* assembleArchive */.J)({ image: toBlobImage(stored), names: [], onBytes, leavesOut, ...(look && { look }), signal });
}
// The engine sees only that the stream ended early; what was wrong with it is known here.
async function causeOf(passing, error) {
    passing.tar.destroy(error);
    const reason = await passing.facts.then(() => undefined, (broken) => broken);
    return reason instanceof errors/* ActionError */.l || reason instanceof route/* SizeNeeded */.z ? reason : error;
}

;// CONCATENATED MODULE: ./lib/export/shared.js
/** How many of an image's layers, from the lowest, another image has as well. */
function countShared(layers, others) {
    const counts = others.map(other => {
        const differs = layers.findIndex((layer, i) => layer !== other[i]);
        return differs < 0 ? layers.length : differs;
    });
    return Math.max(0, ...counts);
}
/**
 * The members of an archive that hold layers the engine has already, on the same layers below. Only the classic store
 * takes an archive without them; the containerd store would show the image as loaded whether it has the layers or not.
 */
async function findSharedLayers(engine, layers) {
    if (layers.length === 0 || (await engine.usesContainerd()))
        return new Set();
    const images = await engine.list();
    const others = await Promise.all(images.map(async ({ id }) => (await engine.inspect(id))?.layers ?? []));
    const diffIds = layers.map(layer => layer.diff_id);
    const count = countShared(diffIds, others);
    // A member that a layer further up needs too stays.
    const needed = new Set(layers.slice(count).map(({ path }) => path));
    const shared = layers.slice(0, count).map(({ path }) => path);
    return new Set(shared.filter(path => !needed.has(path)));
}

;// CONCATENATED MODULE: ./lib/export/load.js












/**
 * Streams an archive into the engine and proves it on the way; the engine gets the end of the tar only when all was
 * right, and the image has no name yet. Throws `ARCHIVE_*`, `ZIP_*` or `LOAD_*`.
 */
async function loadArchive(job) {
    try {
        const stored = await findStored(job);
        const pulled = stored && (await tryPull(stored, job));
        return pulled ?? (await loadWithout(await leaveOut(job), stored, job));
    }
    catch (error) {
        job.signal.throwIfAborted();
        throw explainLoad(job.order, error);
    }
}
// What cannot be read in parts is read as a whole, and told there what it is.
async function findStored({ engine, order, signal }) {
    const stored = await readStoredImage(order.path, signal).catch(() => undefined);
    const zstd = stored?.layers.some(({ place }) => place.packing === 'zstd');
    return zstd && !unpacksZstd(engine) ? undefined : stored;
}
// The containerd store takes an archive only as a whole, and a pull layer by layer.
async function tryPull(stored, job) {
    const { engine, order, log } = job;
    if (!engine.local || !(await engine.usesContainerd()) || !order.named(stored.facts.repoTags))
        return undefined;
    log.info('The engine pulls the layers it lacks from this step: its store takes an archive only as a whole');
    try {
        return await pullArchive(stored, job);
    }
    catch (error) {
        if (!(error instanceof server/* LoopbackRefusal */.kX))
            throw error;
        log.info(`The archive is sent to the engine after all: ${error.message}`);
        return undefined;
    }
}
function unpacksZstd(engine) {
    return engine.speaks('1.42');
}
async function leaveOut({ engine, order, log, signal }) {
    const layers = (await (0,export_open/* readMetadata */._6)(order.path, signal))?.layers ?? [];
    const shared = await findSharedLayers(engine, layers);
    if (shared.size === 0)
        return shared;
    const size = layers.filter(({ path }) => shared.has(path)).reduce((sum, layer) => sum + layer.size, 0);
    log.info(`${shared.size} layers (${(0,format/* formatBytes */.z)(size)}) are in the engine already and not sent`);
    return shared;
}
// An image can be removed while its layers are counted on.
async function loadWithout(shared, stored, job) {
    const parts = stored && { stored };
    try {
        return await loadChanged({ shared, ...parts }, job);
    }
    catch (error) {
        job.signal.throwIfAborted();
        if (!(error instanceof LoadRefusal) || shared.size === 0)
            throw error;
        job.log.info(`The engine did not take the archive without those layers, they are sent after all: ${error.message}`);
        return loadChanged({ shared: new Set(), ...parts }, job);
    }
}
async function loadChanged(changes, job) {
    // Engines before 23 cannot unpack zstd.
    if (changes.stored || unpacksZstd(job.engine))
        return sendArchive(changes, job);
    try {
        return await sendArchive({ ...changes, unpack: new Map() }, job);
    }
    catch (error) {
        if (!(error instanceof route/* SizeNeeded */.z))
            throw error;
        job.log.info(`${error.message}: it is unpacked on the way, after one more reading`);
        return sendArchive({ ...changes, unpack: await measureZstd(job) }, job);
    }
}
// A tar tells the size of a member before its content.
async function measureZstd({ order, signal }) {
    const tar = await (0,export_open/* openTar */.O8)(order.path, { ...order, signal });
    const route = { ...routeOf(order, { shared: new Set() }), closing: () => [] };
    const passing = (0,archive/* passArchive */.U)(tar, signal, undefined, route);
    passing.tar.on('error', () => undefined).resume();
    await passing.facts;
    const packed = [...passing.members.values()].filter(({ packing }) => packing === 'zstd');
    return new Map(packed.map(({ name, unpacked }) => [name, unpacked?.size]));
}
function explainLoad({ path }, error) {
    if (error instanceof LoadRefusal || error instanceof acquire_engine/* EngineRefusal */.np) {
        return new errors/* ActionError */.l('LOAD_FAILED', `the engine did not take ${path}: ${(0,errors/* messageOf */.b)(error)}`, { cause: error });
    }
    return (0,acquire_engine/* brokenOff */.H1)(`loading ${path}`, error);
}

// EXTERNAL MODULE: ./lib/export/metadata.js
var export_metadata = __webpack_require__(54137);
// EXTERNAL MODULE: ./lib/export/identify.js + 1 modules
var identify = __webpack_require__(55889);
;// CONCATENATED MODULE: ./lib/export/present.js


// Asking one image costs a push of its manifest to loopback.
const mostAsked = 20;
/**
 * Finds an image in the engine by its config digest. The classic store knows images by it; the containerd store does
 * not, so there the images it is known to have made of this archive, and those of the same repository, are asked.
 */
async function findPresent(engine, expected, log, signal) {
    if (!(await engine.usesContainerd())) {
        const image = await engine.inspect(expected.imageid);
        return image?.id.startsWith(`sha256:${expected.imageid}`) ? image : undefined;
    }
    for (const id of expected.dockerIds) {
        const image = await engine.inspect(id);
        if (image)
            return image;
    }
    for (const { id, reference } of await listRepository(engine, expected.repository)) {
        const image = await engine.inspect(id);
        const digest = image && (await (0,identify/* identify */.l)(engine, image, reference, [], log, signal));
        if (digest?.startsWith(`sha256:${expected.imageid}`))
            return image;
    }
    return undefined;
}
async function listRepository(engine, repository) {
    const images = await engine.list();
    const named = images.flatMap(({ id, tags }) => {
        const reference = tags.find(tag => sameRepository(tag, repository));
        return reference === undefined ? [] : [{ id, reference }];
    });
    return named.slice(0, mostAsked);
}
// One repository has several spellings: `busybox`, `docker.io/library/busybox`.
function sameRepository(a, b) {
    const [left, right] = [(0,plan_reference/* parseReference */.F)(a), (0,plan_reference/* parseReference */.F)(b)];
    return left !== undefined && left.host === right?.host && left.path === right.path;
}

// EXTERNAL MODULE: ./lib/inputs/world.js
var inputs_world = __webpack_require__(35293);
// EXTERNAL MODULE: ./lib/plan/choose.js
var choose = __webpack_require__(57926);
// EXTERNAL MODULE: ./lib/ship/artifact.js
var artifact = __webpack_require__(31466);
// EXTERNAL MODULE: ./lib/ship/folder.js
var folder = __webpack_require__(59632);
// EXTERNAL MODULE: ./lib/ship/sidecar.js
var ship_sidecar = __webpack_require__(17613);
;// CONCATENATED MODULE: ./lib/ship/offer.js


/** The same archive in the folder, described by the step that proved it; undefined when it is not there. */
async function findCopy(dir, archive, sha256 = '') {
    const path = (0,folder/* folderPath */.IC)(dir, archive);
    const file = await (0,folder/* statFile */.T1)(path).catch(() => undefined);
    const sidecar = file && (await (0,ship_sidecar/* readSidecar */.YD)(file));
    return sidecar && (sha256 === '' || sidecar.sha256 === sha256) ? { path, sidecar } : undefined;
}

;// CONCATENATED MODULE: ./lib/ship/cache-offers.js





// Entries of other branches are listed too, and only asking tells whether this ref may read one.
const cache_offers_mostAsked = 20;
/**
 * The archives of the actions cache that may be the one asked for and that this ref can read. The newest of a version
 * is found by its key; an image id or the newest of all versions needs the list, which GitHub gives to `github-token` only.
 */
async function offersOfCache(search, wish) {
    const byKey = wish.version !== undefined && wish.imageid === undefined;
    const listed = byKey ? undefined : await list(search, wish);
    const found = listed ? await findReadable(search, listed, wish) : await findNewest(search, wish);
    return Promise.all(found.map(candidate => offer(search, candidate)));
}
async function list({ api, log, signal }, wish) {
    if (!api) {
        log.info('github-token is empty: the actions cache tells its newest entry only');
        return undefined;
    }
    try {
        return (await api.listCaches((0,plan_name/* cachePrefix */.Vs)(wish.name))).flatMap(({ key, created: stored }) => {
            const archive = (0,plan_name/* parseCacheKey */.dU)(key);
            return archive && (0,choose/* matches */.cK)(archive, wish) ? [{ archive, stored }] : [];
        });
    }
    catch (error) {
        signal.throwIfAborted();
        log.info(`The actions cache tells its newest entry only: ${(0,errors/* messageOf */.b)(error)}`);
        return undefined;
    }
}
// For an image id all images that fit are wanted, or nobody would know that it fits several.
async function findReadable({ cache }, listed, wish) {
    const readable = [];
    for (const candidate of (0,choose/* orderNewest */.$D)(listed).slice(0, cache_offers_mostAsked)) {
        if (readable.some(({ archive }) => archive.imageid === candidate.archive.imageid))
            continue;
        if (await cache.has(candidate.archive))
            readable.push(candidate);
        if (readable.length > 0 && wish.imageid === undefined)
            break;
    }
    return readable;
}
async function findNewest({ cache }, { name, version, imageid }) {
    const archive = await cache.find(name, version, imageid?.slice(0, 12));
    return archive ? [{ archive }] : [];
}
async function offer({ cache, dir }, candidate) {
    const { archive } = candidate;
    const copy = await findCopy(dir, archive);
    const fetch = async () => copy
        ? { path: copy.path, sha256: copy.sidecar.sha256, fetched: false }
        : { path: await cache.fetch(archive, (0,folder/* folderPath */.IC)(dir, archive)), sha256: '', fetched: true };
    return { ...candidate, where: 'cache', ...copy, fetch };
}

// EXTERNAL MODULE: ./lib/ship/cache-entries.js + 1 modules
var cache_entries = __webpack_require__(40781);
// EXTERNAL MODULE: ./lib/ship/cache.js + 1 modules
var cache = __webpack_require__(13424);
// EXTERNAL MODULE: ./lib/ship/github.js + 1 modules
var github = __webpack_require__(55679);
;// CONCATENATED MODULE: ./lib/ship/offers.js





/** The archives of the folder that may be the one asked for. */
async function offersOfFolder(dir, wish, signal) {
    const files = await (0,folder/* listFolder */.bt)(dir, wish.name);
    return Promise.all(files.filter(({ archive }) => (0,choose/* matches */.cK)(archive, wish)).map(file => offerFile(file, signal)));
}
/** The archives among artifacts that may be the one asked for; `run` is set for those of another run. */
async function offersOfArtifacts(store, artifacts, dir, wish, run) {
    const where = run ? `artifact of run ${run.runId} of ${run.repository}` : 'artifact';
    const wanted = artifacts.filter(({ archive }) => (0,choose/* matches */.cK)(archive, wish));
    return Promise.all(wanted.map(async (artifact) => {
        const { archive, stored, sha256 } = artifact;
        // Without a digest nothing says that a file of that name is the same.
        const copy = sha256 === '' ? undefined : await findCopy(dir, archive, sha256);
        const fetch = async () => copy
            ? { path: copy.path, sha256, fetched: false }
            : { path: await store.download(artifact, dir, run), sha256, fetched: true };
        return { archive, stored, where, ...copy, fetch };
    }));
}
async function offerFile(file, signal) {
    const { archive, path, modified: stored } = file;
    const sidecar = await (0,ship_sidecar/* readSidecar */.YD)(file);
    const created = (0,choose/* readDate */.h2)((sidecar?.metadata ?? (await (0,export_open/* readMetadata */._6)(path, signal)))?.created ?? '');
    const fetch = () => Promise.resolve({ path, sha256: sidecar?.sha256 ?? '', fetched: false });
    return {
        ...{ archive, path, stored, where: 'folder', fetch },
        ...(created !== undefined && { created }),
        ...(sidecar && { sidecar }),
    };
}

;// CONCATENATED MODULE: ./lib/ship/runs.js



// A token may make 1,000 requests an hour, and others need some too.
const mostRuns = 300;
/** Goes through the runs that the inputs name, newest first; throws `RUN` when GitHub does not show them. */
async function* searchRuns(wish, token, world, signal) {
    const repository = wish.repository || world.repository;
    const api = new github/* GitHubApi */.y({ ...world, repository }, token, signal);
    try {
        for await (const { id, rule } of listRuns(api, wish, repository)) {
            const artifacts = (0,artifact/* toStored */.z4)(await api.listArtifacts(id));
            yield { run: { repository, runId: id, token }, artifacts, rule };
        }
    }
    catch (cause) {
        if (!(cause instanceof github/* GitHubRefusal */.k))
            throw cause;
        const hint = 'permissions:\n  actions: read\nand, for another repository, a github-token that may read it';
        const message = `cannot read ${runs_describe(wish)} of ${repository}: ${cause.message}`;
        throw new errors/* ActionError */.l('RUN', message, { hint, cause });
    }
}
async function* listRuns(api, { runId, workflow, branch, commit, conclusion }, repository) {
    if (runId !== undefined) {
        yield { id: runId, rule: `run-id is ${runId}` };
        return;
    }
    const rule = Object.entries({ workflow, branch, commit, conclusion: conclusion ?? 'any' })
        .filter(([, value]) => value !== undefined)
        .map(([input, value]) => `${input} ${value ?? ''}`)
        .join(', ');
    const filter = {
        ...(workflow !== undefined && { workflow }),
        ...(branch !== undefined && { branch }),
        ...(commit !== undefined && { commit }),
        ...(conclusion !== undefined && { status: conclusion }),
    };
    let count = 0;
    for await (const run of api.listRuns(filter)) {
        if (count++ === mostRuns)
            return;
        yield { id: run.id, rule: `the newest run of ${repository} with ${rule} that has the archive (${tell(run)})` };
    }
}
function tell({ created, branch, commit, conclusion }) {
    return [created, branch, commit.slice(0, 7), conclusion || 'still running'].join(', ');
}
function runs_describe({ runId, workflow }) {
    if (runId !== undefined)
        return `run ${runId}`;
    return workflow === undefined ? 'the runs' : `the runs of ${workflow}`;
}

;// CONCATENATED MODULE: ./lib/find.js










/**
 * Looks for an archive in one place after the other; the first that has it counts. Undefined when none has. Throws
 * `ARCHIVE_AMBIGUOUS` when the image id fits several images.
 */
async function findArchive({ name }, step) {
    const { version, imageid, places } = step.inputs;
    const wish = { name, ...(version && { version }), ...(imageid && { imageid }) };
    for (const place of places) {
        const offer = await look(place, wish, step);
        if (offer)
            return { place, offer };
    }
    return undefined;
}
async function look(place, wish, step) {
    const { run } = step.inputs;
    switch (place) {
        case 'artifact':
            return run ? lookInRuns(run, wish, step) : lookInArtifacts(wish, step);
        case 'cache':
            return lookInCache(wish, step);
        case 'folder':
            return pick(place, await offersOfFolder(step.dir, wish, step.signal), wish, step);
    }
}
async function lookInArtifacts(wish, step) {
    const { world, dir, log, signal } = step;
    const obstacle = (0,artifact/* artifactObstacle */.aP)(world, 'from: artifact', 'from: cache,folder');
    if (obstacle) {
        skip('artifact', obstacle, step);
        return undefined;
    }
    const store = new artifact/* ArtifactStore */.cJ(world, log, signal);
    try {
        return pick('artifact', await offersOfArtifacts(store, await store.list(), dir, wish), wish, step);
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof errors/* ActionError */.l)
            throw error;
        log.warning(`The artifacts of this run were not looked through: ${(0,errors/* messageOf */.b)(error)}`);
        return undefined;
    }
}
async function lookInRuns(runWish, wish, step) {
    const { inputs, world, dir, log, signal } = step;
    const obstacle = (0,artifact/* enterpriseObstacle */.vE)(world, 'from: artifact', 'from: cache,folder');
    if (obstacle)
        throw obstacle;
    const store = new artifact/* ArtifactStore */.cJ(world, log, signal);
    let count = 0;
    for await (const { run, artifacts, rule } of searchRuns(runWish, inputs.token, world, signal)) {
        count += 1;
        const offer = pick(`run ${run.runId}`, await offersOfArtifacts(store, artifacts, dir, wish, run), wish, step);
        if (!offer)
            continue;
        log.info(`Run ${run.runId} was chosen: ${rule}`);
        return offer;
    }
    log.info(`None of the ${count} runs that were looked into has it`);
    return undefined;
}
async function lookInCache(wish, step) {
    const { inputs, world, dir, log, signal } = step;
    const obstacle = (0,cache_entries/* cacheObstacle */.MH)(world);
    if (obstacle !== undefined) {
        const error = new errors/* ActionError */.l('CACHE_SERVICE', `from: cache does not work: ${obstacle}`, { hint: 'from: folder' });
        skip('cache', error, step);
        return undefined;
    }
    const api = inputs.token === '' ? undefined : new github/* GitHubApi */.y(world, inputs.token, signal);
    const search = { cache: new cache/* CacheStore */.E(world, log, signal), api, dir, log, signal };
    return pick('cache', await offersOfCache(search, wish), wish, step);
}
// `auto` makes do with what there is; a place that was asked for by name must be there.
function skip(place, obstacle, { inputs, log }) {
    if (!inputs.auto)
        throw obstacle;
    log.info(`${place}: ${obstacle.message}`);
}
function pick(place, offers, wish, { log }) {
    const choice = (0,choose/* choose */.Sw)(offers, wish);
    if (choice.kind === 'several')
        throw ambiguous(wish, choice.candidates);
    if (choice.kind === 'none') {
        log.info(`${place}: nothing that fits`);
        return undefined;
    }
    log.info(`${place}: ${(0,plan_name/* formatName */.nD)(choice.candidate.archive)}, ${choice.because}`);
    return choice.candidate;
}
function ambiguous({ name, imageid = '' }, offers) {
    const list = offers.map(({ archive, where }) => `${(0,plan_name/* formatName */.nD)(archive)} (${where})`).join(', ');
    const hint = `Give more digits:\n  with:\n    imageid: ${offers[0]?.archive.imageid ?? ''}`;
    return new errors/* ActionError */.l('ARCHIVE_AMBIGUOUS', `imageid ${imageid} fits several images of ${name}: ${list}`, { hint });
}

;// CONCATENATED MODULE: ./lib/locate.js







/** Finds the archive of one target; undefined when there is none. */
async function locate(target, step) {
    if (target.path !== '')
        return locateFile((0,external_node_path_.resolve)(step.world.workspace, target.path), step);
    const found = await findArchive(target, step);
    if (!found)
        return undefined;
    const { archive, path = '', sidecar } = found.offer;
    const fetch = async () => {
        if (path === '')
            await (0,folder/* openFolder */.NE)(step.dir);
        return found.offer.fetch();
    };
    const imageid = longer(step.inputs.imageid, archive.imageid);
    const about = { metadata: sidecar?.metadata, dockerId: sidecar?.metadata.docker_id ?? '' };
    return { foundIn: found.place, archive, path, ...about, imageid, fetch };
}
async function locateFile(path, { inputs, signal, log }) {
    const file = await (0,promises_.stat)(path).catch(() => undefined);
    if (!file?.isFile()) {
        log.info(`path ${path} is ${file ? 'no file' : 'not there'}`);
        return undefined;
    }
    const archive = (0,plan_name/* parseName */.$q)((0,external_node_path_.basename)(path));
    const metadata = await (0,export_open/* readMetadata */._6)(path, signal);
    const named = archive?.imageid ?? metadata?.config_digest.replace('sha256:', '') ?? '';
    if (!named.startsWith(inputs.imageid) && !inputs.imageid.startsWith(named)) {
        throw new errors/* ActionError */.l('ARCHIVE_OTHER', `path ${path} is image ${named.slice(0, 12)}, not ${inputs.imageid}`);
    }
    const fetch = () => Promise.resolve({ path, sha256: '', fetched: false });
    return { foundIn: 'path', archive, path, metadata, dockerId: '', imageid: longer(named, inputs.imageid), fetch };
}
// Both begin alike: one was found by the other.
function longer(a, b) {
    return a.length > b.length ? a : b;
}

// EXTERNAL MODULE: ./lib/plan/version.js
var plan_version = __webpack_require__(71991);
;// CONCATENATED MODULE: ./lib/plan/tags.js


/** Chooses the names of a loaded image: those of its archive, else `repository:tag`, and the extra ones; what no engine takes is left out. */
function chooseTags({ archived, extra, repository, version }) {
    const complete = (names) => names.flatMap(name => completeTag(name, repository) ?? []);
    const restored = complete(archived);
    const own = restored.length > 0 ? restored : complete([(0,plan_version/* toTag */.yQ)(version || 'latest')]);
    return [...new Set([...own, ...complete(extra)])];
}
// skopeo writes nothing but the tag where it was told no repository.
function completeTag(name, repository) {
    const reference = (0,plan_reference/* parseReference */.F)((0,plan_reference/* parseReference */.F)(name)?.tag === undefined ? `${repository}:${name}` : name);
    return reference?.tag !== undefined && reference.digest === undefined
        ? `${reference.repository}:${reference.tag}`
        : undefined;
}

;// CONCATENATED MODULE: ./lib/restore.js














/** Runs the action `load`: finds the archives, loads what the engine lacks, tags; gives a report for each image. */
async function runLoad(inputs, world, tools) {
    const step = { ...tools, inputs, world, dir: (0,inputs_world/* archiveFolder */.t)(inputs.archiveDir, world) };
    let engine;
    const connect = () => (engine ??= (0,acquire_connect/* connectEngine */.x)(inputs.dockerHost, world, tools.signal));
    const reports = [];
    for (const target of inputs.targets)
        reports.push(await restore(target, connect, step));
    return reports;
}
async function restore(target, connect, step) {
    const found = await step.stage('Find', () => locate(target, step), result => (result ? `${nameOf(result)} in ${result.foundIn}` : 'nothing'));
    if (!found)
        return reportMiss(target, step);
    const report = restore_describe(target, found, step.inputs);
    if (step.inputs.lookupOnly)
        return { ...report, because: 'lookup-only is true' };
    const engine = await connect();
    const restored = await step.stage('Load', async () => (await takePresent(engine, report.image, found, step)) ?? (await loadFound(engine, found, report, step)), result => result.because);
    const tags = await step
        .stage('Tag', () => tagImage(engine, restored, report, step.inputs), names => names.join(', ') || 'none')
        .finally(restored.release);
    const { loaded, because, path, metadata, image } = restored;
    const shortImageid = metadata ? metadata.imageid : report.shortImageid;
    return { ...report, loaded, because, path, tags, shortImageid, imageid: image.id, ...(metadata && { metadata }) };
}
async function takePresent(engine, repository, { imageid, metadata, dockerId, path }, { log, signal }) {
    // Fewer digits name no image for sure.
    if (imageid.length < 12)
        return undefined;
    const dockerIds = dockerId === '' ? [] : [dockerId];
    const image = await findPresent(engine, { imageid, dockerIds, repository }, log, signal);
    if (!image)
        return undefined;
    const because = 'the engine has this very image already';
    const release = () => Promise.resolve();
    return { image, loaded: false, because, path, release, ...(metadata && { metadata }) };
}
async function loadFound(engine, found, report, step) {
    const { inputs, log, signal } = step;
    const file = await found.fetch();
    const told = await (0,export_open/* readMetadata */._6)(file.path, signal);
    const named = (archived) => namesOf(archived, report, inputs).length > 0;
    const { sizeLimit: limit, idleTimeout } = inputs;
    const proved = !file.fetched && found.dockerId !== '';
    const order = { path: file.path, imageid: found.imageid, named, proved, limit, idleTimeout };
    try {
        const { facts, sent, image, release } = await loadArchive({ engine, order, log, signal });
        const tarSize = told?.tar_size ?? sent;
        const { name, version, image: repository } = report;
        const metadata = (0,export_metadata/* makeMetadata */.s)({ name, version, image: repository, tag: (0,plan_version/* toTag */.yQ)(version) }, image, facts, tarSize);
        await keepSidecar(file, metadata, step).catch(async (error) => {
            await release();
            throw error;
        });
        const because = `the engine did not have it, ${(0,format/* formatBytes */.z)(sent)} sent`;
        return { image, loaded: true, because, path: file.path, metadata, release };
    }
    catch (error) {
        // What was fetched and is not whole would only be found again.
        if (file.fetched && isBroken(error))
            await (0,ship_sidecar/* removeArchive */.Lt)(file.path);
        throw error;
    }
}
function isBroken(error) {
    return error instanceof errors/* ActionError */.l && /^(ARCHIVE|ZIP)_/.test(error.code);
}
// So that the next step that meets the archive need not open it again.
async function keepSidecar(file, metadata, { log, signal }) {
    if (!file.fetched)
        return;
    try {
        await (0,ship_sidecar/* writeSidecar */.J$)(file.path, metadata, file.sha256 || (await (0,ship_sidecar/* hashFile */.DC)(file.path, signal)));
    }
    catch (error) {
        signal.throwIfAborted();
        log.info(`${file.path} is not described beside it: ${(0,errors/* messageOf */.b)(error)}`);
    }
}
function namesOf(archived, { version, image: repository }, { tags: extra }) {
    return chooseTags({ archived, extra, repository, version });
}
async function tagImage(engine, { image, metadata }, report, inputs) {
    const tags = namesOf(metadata?.repo_tags ?? [], report, inputs);
    for (const tag of tags) {
        const colon = tag.lastIndexOf(':');
        await engine.tag(image.id, tag.slice(0, colon), tag.slice(colon + 1));
    }
    return tags;
}
function restore_describe({ name, repository }, found, inputs) {
    const { archive, metadata, foundIn, path, imageid } = found;
    const version = archive?.version ?? (inputs.version || metadata?.version || '');
    const known = name || (archive?.name ?? metadata?.name ?? '');
    return {
        ...{ name: known, image: repository || metadata?.image || (0,plan_name/* repositoryOf */._M)(known), version, foundIn, path },
        ...{ dirty: (0,plan_version/* judgeVersion */.uM)(version).dirty, loaded: false, because: '', imageid: '', tags: [] },
        shortImageid: imageid.slice(0, 12),
        archiveName: archive ? (0,plan_name/* formatName */.nD)(archive) : (0,external_node_path_.basename)(path),
        ...(metadata && { metadata }),
    };
}
function nameOf({ archive, path }) {
    return archive ? (0,plan_name/* formatName */.nD)(archive) : path;
}
function reportMiss({ name, path, repository }, { inputs, dir, log }) {
    const { version, imageid } = inputs;
    const places = inputs.places.map(place => (place === 'folder' ? `folder (${dir})` : place)).join(', ');
    const what = [name, version, imageid && `with image id ${imageid}`].filter(Boolean).join(' ');
    const message = path
        ? `path ${JSON.stringify(path)} is no file, allowed: an archive file`
        : `no archive of ${what} in ${places}`;
    if (inputs.failOnMiss) {
        const hint = 'Check image and version, or go on without:\n  with:\n    fail-on-miss: false';
        throw new errors/* ActionError */.l('ARCHIVE_NOT_FOUND', message, { hint });
    }
    log.notice(`${message}; fail-on-miss is false`);
    return {
        ...{ image: repository, name, version, dirty: (0,plan_version/* judgeVersion */.uM)(version).dirty, foundIn: '', loaded: false },
        ...{ because: message, imageid: '', shortImageid: '', tags: [], path: '', archiveName: '' },
    };
}

;// CONCATENATED MODULE: ./lib/load.js





/** The door of the action `load`. */
async function openLoad() {
    return (0,door/* openDoor */.fx)(['github-token'], async (visit) => {
        const { world, console, getInput } = visit;
        const reports = await runLoad(readLoadInputs(getInput, world.env), world, visit);
        (0,door/* setOutputs */.n0)(makeLoadOutputs(reports));
        await (0,door/* addSummary */.S0)(makeLoadSummary(reports), console);
    });
}


/***/ }),

/***/ 57926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $D: () => (/* binding */ orderNewest),
/* harmony export */   Sw: () => (/* binding */ choose),
/* harmony export */   cK: () => (/* binding */ matches),
/* harmony export */   h2: () => (/* binding */ readDate)
/* harmony export */ });
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28540);

/**
 * Chooses the archive asked for: of several versions or images the newest by the image's date, then by when it was
 * stored, those without a date last; dirty or clean makes no difference. An image id that fits several images is no choice.
 */
function choose(candidates, wish) {
    const found = orderNewest(candidates.filter(({ archive }) => matches(archive, wish)));
    const [candidate] = found;
    if (!candidate)
        return { kind: 'none' };
    const images = new Set(found.map(({ archive }) => archive.imageid));
    if (wish.imageid !== undefined && images.size > 1)
        return { kind: 'several', candidates: found };
    return { kind: 'one', candidate, because: explain(found, candidate) };
}
/** Whether an archive is one of those asked for. */
function matches(archive, { name, version, imageid }) {
    if (archive.name !== name || !(0,_name_js__WEBPACK_IMPORTED_MODULE_0__/* .isKnownFormat */ .RZ)(archive))
        return false;
    if (version !== undefined && archive.version !== version)
        return false;
    return imageid === undefined || archive.imageid.startsWith(imageid.slice(0, 12));
}
/** Orders archives as `choose` prefers them. */
function orderNewest(candidates) {
    return [...candidates].sort((a, b) => descending(a.created, b.created) ||
        descending(a.stored, b.stored) ||
        rank(a.archive) - rank(b.archive) ||
        (textOf(a.archive) < textOf(b.archive) ? 1 : -1));
}
/** Reads the date of an image; undefined when it has none or, as reproducible builds write it, the beginning of time. */
function readDate(text) {
    const time = Date.parse(text);
    return time > 0 ? time : undefined;
}
function descending(a, b) {
    if (a === b)
        return 0;
    return (b ?? -Infinity) - (a ?? -Infinity);
}
function rank({ archfmt }) {
    return _name_js__WEBPACK_IMPORTED_MODULE_0__/* .knownFormats */ .oL.findIndex(format => format === archfmt);
}
function textOf({ name, version, imageid }) {
    return `${name}/${version}/${imageid}`;
}
function explain(found, chosen) {
    const others = new Set(found.map(({ archive }) => textOf(archive))).size - 1;
    if (others === 0)
        return 'it is the only one';
    if (chosen.created !== undefined)
        return `its image is the newest, made ${new Date(chosen.created).toISOString()}`;
    if (chosen.stored !== undefined)
        return `it was stored last, ${new Date(chosen.stored).toISOString()}`;
    return 'none has a date, and it is the last by name';
}


/***/ })

};
