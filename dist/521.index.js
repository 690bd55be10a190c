export const id = 521;
export const ids = [521];
export const modules = {

/***/ 92838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   D$: () => (/* binding */ readRetryAfter),
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   TX: () => (/* binding */ isNetworkError),
/* harmony export */   Tp: () => (/* binding */ longestPause)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

/** Milliseconds that are waited at most because a server asks for it. */
const longestPause = 60_000;
/** Tries an idempotent operation again while `mayHelp` says so; the last error is thrown as it came. */
async function retry(rules, operation, log, signal) {
    for (let attempt = 1;; attempt++) {
        try {
            return await operation();
        }
        catch (error) {
            signal.throwIfAborted();
            const pause = rules.askedPause?.(error) ?? rules.pause * 2 ** (attempt - 1);
            if (attempt >= rules.tries || pause > longestPause || !rules.mayHelp(error))
                throw error;
            log.info(`${rules.what} failed, try ${attempt} of ${rules.tries}: ${String(error)}`);
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pause, undefined, { signal });
        }
    }
}
/** The milliseconds of a `Retry-After` in seconds; undefined when there is none. */
function readRetryAfter(header) {
    const asked = Number(header) * 1000;
    return Number.isNaN(asked) ? undefined : asked;
}
/** Whether an error says that the connection broke. */
function isNetworkError(error) {
    const cause = error instanceof Error ? error.cause : undefined;
    return /ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|socket hang up|fetch failed|terminated/.test([error, cause].map(each => `${String(each)} ${codeOf(each)}`).join(' '));
}
/** The code of a system error; empty when it has none. */
function codeOf(error) {
    return error instanceof Error && 'code' in error ? String(error.code) : '';
}


/***/ }),

/***/ 24978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S0: () => (/* binding */ addSummary),
  fx: () => (/* binding */ openDoor),
  n0: () => (/* binding */ setOutputs)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33838);
// EXTERNAL MODULE: ./lib/inputs/world.js
var inputs_world = __webpack_require__(35293);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(87703);
;// CONCATENATED MODULE: ./lib/report/console.js



/** Writes to the step's log; no text of others, an engine's say, can become a workflow command. */
class Console {
    #stages = [];
    /** The stages so far, in their order. */
    get stages() {
        return this.#stages;
    }
    info(text) {
        core/* info */.pq(disarm(text));
    }
    debug(text) {
        core/* debug */.Yz(text);
    }
    notice(text) {
        core/* notice */.lm(text);
    }
    warning(text) {
        core/* warning */.$e(text);
    }
    foreign(text) {
        core/* info */.pq(disarm(text.replace(/^/gm, '| ')));
    }
    /** Runs one stage in a log group of its own that ends with its seconds and what `done` says of its result. */
    async stage(name, work, done = () => '') {
        const started = performance.now();
        core/* startGroup */.Oh(name);
        try {
            const result = await work();
            this.#end(name, started, done(result));
            return result;
        }
        catch (error) {
            this.#end(name, started, 'failed');
            throw error;
        }
    }
    /** Fails the step with an error's one line, its hint, and the chain of its causes. */
    fail(error) {
        const { annotation, hint, code } = error instanceof errors/* ActionError */.l ? error : {};
        const { file, line, title } = annotation ?? {};
        const properties = {
            ...(file !== undefined && { file }),
            ...(line !== undefined && { startLine: line }),
            title: title ?? code ?? 'failed',
        };
        core/* error */.z3(hint === undefined ? (0,errors/* messageOf */.b)(error) : `${(0,errors/* messageOf */.b)(error)}\n${hint}`, properties);
        for (const cause of causesOf(error))
            this.info(`caused by: ${cause}`);
        core/* debug */.Yz(error instanceof Error ? (error.stack ?? '') : '');
    }
    #end(name, started, result) {
        const seconds = (performance.now() - started) / 1000;
        this.#stages.push({ name, seconds });
        core/* endGroup */.N4();
        this.info(`${name}: ${result ? `${result}, ` : ''}${(0,format/* formatSeconds */.X)(seconds)}`);
    }
}
/**
 * Makes text inert for the runner, which takes a line as a command when it begins with `::` after any spaces, and
 * finds the older `##[` anywhere in it.
 */
function disarm(text) {
    return text
        .replace(/\r\n?/g, '\n')
        .replace(/^(\s*)::/gm, '$1:\u200b:')
        .replaceAll('##[', '##\u200b[');
}
function causesOf(error) {
    const causes = [];
    for (let cause = error instanceof Error ? error.cause : undefined; cause instanceof Error && causes.length < 5; cause = cause.cause) {
        causes.push(cause.message);
    }
    return causes;
}

;// CONCATENATED MODULE: ./lib/door.js





// The runner sends SIGTERM 7.5 s after SIGINT; by then the step must be gone.
const patience = 4000;
/** Opens an action: hides the inputs that are secrets, reads the world, runs it, and alone fails the step. Ends the process, for broken-off transfers keep it alive. */
async function openDoor(secrets, run) {
    // What vendors call deprecated is no news for users of the action.
    process.noDeprecation = true;
    const console = new Console();
    const controller = new AbortController();
    const signals = ['SIGINT', 'SIGTERM'];
    const lost = Promise.withResolvers();
    for (const name of signals)
        process.on(name, () => cancel(name, controller, lost.reject));
    // @actions/artifact lets a read error of its source escape every promise.
    process.on('uncaughtException', lost.reject);
    const world = (0,inputs_world/* readWorld */.T)(process.env, { cwd: process.cwd(), tmp: (0,external_node_os_.tmpdir)(), home: (0,external_node_os_.homedir)() });
    const { signal } = controller;
    const visit = {
        ...{ console, world, signal, log: console, mask: core/* setSecret */.Pq },
        stage: (name, work, done) => console.stage(name, work, done),
        getInput: name => core/* getInput */.V4(name, { trimWhitespace: false }),
    };
    secrets.map(visit.getInput).filter(Boolean).forEach(visit.mask);
    try {
        await Promise.race([run(visit), lost.promise]);
        return await leave(0);
    }
    catch (error) {
        // After a cancel everything breaks somehow; the cancel is what happened.
        console.fail(signal.aborted ? signal.reason : error);
        controller.abort(error);
        return leave(1);
    }
}
function cancel(name, controller, giveUp) {
    const reason = new errors/* ActionError */.l('CANCELLED', `the step was cancelled (${name})`);
    controller.abort(reason);
    setTimeout(giveUp, patience, reason).unref();
}
// What was written to a pipe may still be on its way.
async function leave(code) {
    for (const stream of [process.stdout, process.stderr])
        await new Promise(resolve => stream.write('', resolve));
    return process.exit(code);
}
/** Adds to the job summary, which a runner may not offer; that is no reason to fail. */
async function addSummary(markdown, console) {
    if (!process.env['GITHUB_STEP_SUMMARY'])
        return;
    try {
        await core/* summary */.z.addRaw(markdown).write();
    }
    catch (error) {
        console.warning(`The job summary was not written: ${(0,errors/* messageOf */.b)(error)}`);
    }
}
/** Sets outputs of the step. */
function setOutputs(outputs) {
    for (const [name, value] of Object.entries(outputs))
        core/* setOutput */.uH(name, value);
}


/***/ }),

/***/ 54137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cu: () => (/* binding */ identityOf),
/* harmony export */   jR: () => (/* binding */ parseMetadata),
/* harmony export */   so: () => (/* binding */ makeMetadata)
/* harmony export */ });
/* harmony import */ var _plan_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28540);
/* harmony import */ var _plan_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18996);
/* harmony import */ var _plan_form_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36885);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67161);




/** Puts together what is known of an image once its whole tar has passed. */
function makeMetadata(identity, image, facts, tarSize) {
    return {
        schema: 1,
        ...identity,
        imageid: (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(identityOf(facts)),
        docker_id: image.id,
        config_digest: facts.configDigest,
        manifest_digest: facts.manifestDigest ?? '',
        index_digest: facts.indexDigest ?? '',
        layout: facts.layout,
        platform: (facts.platforms ?? [facts.platform]).map(_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq).join(','),
        created: facts.created,
        repo_tags: facts.repoTags,
        labels: facts.labels,
        settings: facts.settings,
        layers: facts.layers,
        tar_size: tarSize,
    };
}
/** The digest that an archive is named by: of its configuration, or of the index where it holds images for several platforms. */
function identityOf({ configDigest, indexDigest, platforms }) {
    return (platforms && indexDigest) ?? configDigest;
}
/** Reads what an archive says about itself; undefined when it is not in this form. */
function parseMetadata(text) {
    try {
        const read = JSON.parse(text);
        const texts = [read.name, read.image, read.version, read.tag, read.created, read.platform, read.layout];
        // Ids become part of questions to the engine.
        const isImage = (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc)(read.docker_id) && (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc)(read.config_digest);
        if (read.schema !== 1 || !texts.every(_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH) || !isImage || !(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isTexts */ .VP)(read.repo_tags))
            return undefined;
        if (![read.manifest_digest, read.index_digest].every(_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH) || !(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isTextMap */ .kn)(read.labels))
            return undefined;
        const identity = String(read.platform).includes(',') ? read.index_digest : read.config_digest;
        if (read.settings !== undefined && !(0,_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .isSettings */ .w)(read.settings))
            return undefined;
        if (read.imageid !== (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(identity) || typeof read.tar_size !== 'number')
            return undefined;
        return Array.isArray(read.layers) && read.layers.every(isLayer) ? read : undefined;
    }
    catch {
        return undefined;
    }
}
function isLayer(value) {
    const { digest, size, path, diff_id, offset } = (value ?? {});
    const isCount = (count) => Number.isSafeInteger(count) && Number(count) >= 0;
    return ([digest, diff_id].every(_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc) && (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(path) && isCount(size) && (offset === undefined || isCount(offset)));
}


/***/ }),

/***/ 21308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O8: () => (/* binding */ openTar),
/* harmony export */   OP: () => (/* binding */ defaultSizeLimit),
/* harmony export */   QK: () => (/* binding */ measureTar),
/* harmony export */   _6: () => (/* binding */ readMetadata),
/* harmony export */   ce: () => (/* binding */ findDocker)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46466);
/* harmony import */ var _pack_packing_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18166);
/* harmony import */ var _pack_unzip_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(97237);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(38411);
/* harmony import */ var _metadata_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(54137);
/* harmony import */ var _unpacking_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(92432);
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









/** More than any image; what says it is larger is a bomb. */
const defaultSizeLimit = 100_000_000_000;
const metadataLimit = 4 * 1024 * 1024;
/**
 * Opens the docker tar of an archive file by what the file holds, whatever its name: a zip with one `.docker` member, a
 * tar, or a tar compressed by gzip or zstd. Fails with `ARCHIVE_TOO_LARGE`, `ZIP_*` or, where its bytes are damaged, as zlib does.
 */
async function openTar(path, { limit, signal }) {
    const start = await readStart(path);
    if (isZip(start))
        return openZipped(path, { limit, signal });
    const packing = (0,_pack_packing_js__WEBPACK_IMPORTED_MODULE_4__/* .packingOf */ .bp)(start);
    if (packing === 'none' && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path)).size > limit)
        throw (0,_unpacking_js__WEBPACK_IMPORTED_MODULE_8__/* .tooLarge */ .g$)(limit);
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path, { highWaterMark: 256 * 1024 });
    if (packing === 'none')
        return file;
    const tar = bounded(limit);
    // Whoever reads the tar learns of a failure there.
    (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)(file, (0,_pack_packing_js__WEBPACK_IMPORTED_MODULE_4__/* .unpacker */ .KQ)(packing), tar, { signal }).catch(() => undefined);
    return tar;
}
/** Bytes of the tar in an archive file; undefined where only unpacking it would tell. Throws `ZIP_*`. */
async function measureTar(path) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const start = await readStart(path);
        if ((0,_pack_packing_js__WEBPACK_IMPORTED_MODULE_4__/* .packingOf */ .bp)(start) !== 'none')
            return undefined;
        if (!isZip(start))
            return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path)).size;
        const zip = __addDisposableResource(env_1, await (0,_pack_unzip_js__WEBPACK_IMPORTED_MODULE_5__/* .openZip */ .Q)(path), true);
        return findDocker(path, zip).size;
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
/** What an archive file says about itself, unproved; undefined when it says nothing that can be read. */
async function readMetadata(path, signal) {
    try {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            if (!isZip(await readStart(path)))
                return undefined;
            const zip = __addDisposableResource(env_2, await (0,_pack_unzip_js__WEBPACK_IMPORTED_MODULE_5__/* .openZip */ .Q)(path), true);
            const content = await zip.read('metadata.json', { limit: metadataLimit, signal });
            return (0,_metadata_js__WEBPACK_IMPORTED_MODULE_7__/* .parseMetadata */ .jR)(content.toString('utf8'));
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            const result_2 = __disposeResources(env_2);
            if (result_2)
                await result_2;
        }
    }
    catch {
        signal.throwIfAborted();
        return undefined;
    }
}
async function openZipped(path, options) {
    const zip = await (0,_pack_unzip_js__WEBPACK_IMPORTED_MODULE_5__/* .openZip */ .Q)(path);
    try {
        const tar = await zip.stream(findDocker(path, zip).name, options);
        tar.once('close', () => void zip.close());
        return tar;
    }
    catch (error) {
        await zip.close();
        throw error;
    }
}
/** The one member of an archive that holds its tar; throws `ZIP_MEMBER` where there is not one. */
function findDocker(path, zip) {
    const found = zip.members.filter(({ name }) => name.endsWith('.docker'));
    const [member] = found;
    if (member && found.length === 1)
        return member;
    const members = found.length === 0
        ? 'no .docker member'
        : `${found.length} .docker members (${found.map(({ name }) => name).join(', ')})`;
    throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .ActionError */ .l('ZIP_MEMBER', `zip file ${path} holds ${members}, allowed: one`, {
        hint: `unzip -Z '${path}'`,
    });
}
async function readStart(path) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_3, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path), true);
        const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(_pack_packing_js__WEBPACK_IMPORTED_MODULE_4__/* .magicLength */ .Yn), position: 0 });
        return buffer.subarray(0, bytesRead);
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        const result_3 = __disposeResources(env_3);
        if (result_3)
            await result_3;
    }
}
// The magic of a first member, or of a directory that has none.
function isZip(start) {
    return ['504b0304', '504b0506'].includes(start.toString('hex'));
}
function bounded(limit) {
    let size = 0;
    return new node_stream__WEBPACK_IMPORTED_MODULE_2__.Transform({
        transform(chunk, _encoding, done) {
            size += chunk.length;
            if (size > limit)
                done((0,_unpacking_js__WEBPACK_IMPORTED_MODULE_8__/* .tooLarge */ .g$)(limit));
            else
                done(null, chunk);
        },
    });
}


/***/ }),

/***/ 67161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ readSettings),
/* harmony export */   w: () => (/* binding */ isSettings)
/* harmony export */ });
/* harmony import */ var _plan_form_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36885);

/** Reads the settings of a configuration; what is in no known form is as good as absent. */
function readSettings({ User, Entrypoint, Cmd, ExposedPorts, Env }) {
    return {
        user: (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH)(User) ? User : '',
        entrypoint: (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_0__/* .isTexts */ .VP)(Entrypoint) ? Entrypoint : [],
        cmd: (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_0__/* .isTexts */ .VP)(Cmd) ? Cmd : [],
        exposed_ports: (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(ExposedPorts, []) ? Object.keys(ExposedPorts).sort() : [],
        env_count: (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_0__/* .isTexts */ .VP)(Env) ? Env.length : 0,
    };
}
/** Whether a value are settings as they are written into archives. */
function isSettings(value) {
    if (!(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(value, []))
        return false;
    const { user, entrypoint, cmd, exposed_ports: ports, env_count: count } = value;
    return (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH)(user) && [entrypoint, cmd, ports].every(_plan_form_js__WEBPACK_IMPORTED_MODULE_0__/* .isTexts */ .VP) && Number.isSafeInteger(count);
}


/***/ }),

/***/ 92432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b9: () => (/* binding */ Allowance),
/* harmony export */   g$: () => (/* binding */ tooLarge),
/* harmony export */   hC: () => (/* binding */ Unpacking)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78474);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46466);
/* harmony import */ var _pack_packing_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18166);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(38411);






/** What is left of the bytes that the members of one archive may unpack to. */
class Allowance {
    #limit;
    #left;
    constructor(limit) {
        this.#limit = limit;
        this.#left = limit;
    }
    /** Takes bytes away; throws `ARCHIVE_TOO_LARGE` when none are left. */
    take(bytes) {
        this.#left -= bytes;
        if (this.#left < 0)
            throw tooLarge(this.#limit);
    }
}
/** The error for an archive that unpacks to more than it may. */
function tooLarge(limit) {
    const message = `the image archive unpacks to more than the ${limit} bytes allowed`;
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ActionError */ .l('ARCHIVE_TOO_LARGE', message, { hint: `size-limit: ${Math.ceil(limit / 500_000)} # MB` });
}
/** Unpacks a member on the side, only to learn what it holds. */
class Unpacking {
    #input = new node_stream__WEBPACK_IMPORTED_MODULE_2__.PassThrough();
    #result;
    #open = true;
    constructor(packing, allowance, signal) {
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        let size = 0;
        const measure = async (chunks) => {
            for await (const chunk of chunks) {
                allowance.take(chunk.length);
                size += chunk.length;
                hash.update(chunk);
            }
        };
        this.#result = (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)(this.#input, (0,_pack_packing_js__WEBPACK_IMPORTED_MODULE_4__/* .unpacker */ .KQ)(packing), measure, { signal }).then(() => ({ size, sha256: hash.digest('hex') }), (error) => {
            this.#open = false;
            // What only looks compressed is no error here: nobody may ever ask what it holds.
            if (error instanceof _report_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ActionError */ .l || signal.aborted)
                throw error;
            return undefined;
        });
        this.#result.catch(() => undefined);
    }
    /** Takes the next bytes; waits while the unpacking lags behind. */
    async write(chunk) {
        if (!this.#open || this.#input.write(chunk))
            return;
        // What ends the unpacking is told by its result alone.
        await Promise.race([(0,node_events__WEBPACK_IMPORTED_MODULE_1__.once)(this.#input, 'drain').catch(() => undefined), this.#result]);
    }
    /** What the member held; undefined when it was damaged. Throws `ARCHIVE_TOO_LARGE`. */
    async end() {
        if (this.#open)
            this.#input.end();
        return this.#result;
    }
}


/***/ }),

/***/ 70178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ InputReader)
/* harmony export */ });
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38411);

// A wholly quoted item, as docker/build-push-action reads lists, or the rest of a line.
const listItem = /[^\S\n]*"((?:[^"]|"")*)"[^\S\n]*(?=\n|$)|([^\n]+)/g;
/** Typed readers over the raw inputs of a step; every problem is kept, none stops the reading. */
class InputReader {
    #get;
    #problems = [];
    /** `get` gives an input's raw text, empty when it was not given. */
    constructor(get) {
        this.#get = get;
    }
    /** The problems found so far, one line each. */
    get problems() {
        return this.#problems.map(p => `${p.input}: ${JSON.stringify(p.value)}, allowed: ${p.allowed}, example: ${p.example}`);
    }
    /** Notes a problem that a reader cannot see itself. */
    reject(input, value, allowed, example) {
        this.#problems.push({ input, value, allowed, example });
    }
    /** Throws one `INPUTS` error with all problems, if there are any. */
    finish() {
        const { problems } = this;
        const [first] = problems;
        if (first === undefined)
            return;
        const list = problems.map(problem => `- ${problem}`).join('\n');
        throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('INPUTS', problems.length === 1 ? first : `${problems.length} inputs are wrong:\n${list}`);
    }
    /** The trimmed text; empty when not given. */
    text(input) {
        return this.#get(input).trim();
    }
    /** YAML 1.2 core-schema booleans. */
    flag(input) {
        const text = this.text(input);
        if (/^(true|True|TRUE)$/.test(text))
            return true;
        if (!/^(false|False|FALSE)$/.test(text))
            this.reject(input, text, 'true or false', `${input}: true`);
        return false;
    }
    /** One of the listed words. */
    oneOf(input, words) {
        const text = this.text(input);
        const word = words.find(w => w === text);
        if (word === undefined)
            this.reject(input, text, words.join(', '), `${input}: ${words[0]}`);
        return word ?? words[0];
    }
    /** A whole number between `least` and `most`, both included. */
    integer(input, least, most) {
        const text = this.text(input);
        const value = Number(text);
        if (/^\d+$/.test(text) && value >= least && value <= most)
            return value;
        const allowed = most === Number.MAX_SAFE_INTEGER ? `a whole number from ${least}` : `a whole number from ${least} to ${most}`;
        this.reject(input, text, allowed, `${input}: ${least}`);
        return least;
    }
    /** A JavaScript regular expression; undefined when not given. */
    pattern(input) {
        const text = this.text(input);
        if (text === '')
            return undefined;
        try {
            return new RegExp(text);
        }
        catch (error) {
            const allowed = `a JavaScript regular expression (${(0,_report_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(error)})`;
            this.reject(input, text, allowed, `${input}: '-(dirty|SNAPSHOT)$'`);
            return undefined;
        }
    }
    /** Words between commas or white space. */
    words(input) {
        return this.text(input)
            .split(/[\s,]+/)
            .filter(Boolean);
    }
    /** One item a line, empty lines skipped, items trimmed; `"…"` holds several lines, `""` in it a quote. */
    lines(input) {
        const text = this.#get(input).replaceAll('\r\n', '\n');
        return [...text.matchAll(listItem)]
            .map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain.trim())
            .filter(item => item !== '');
    }
    /** `KEY=value` a line; a line without `=` gets its value from `fallback`, or is a problem where there is none. */
    pairs(input, example, fallback) {
        const pairs = {};
        for (const line of this.lines(input)) {
            const [, key = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(line) ?? [];
            const found = value ?? fallback(key);
            if (key.trim() === '' || found === undefined)
                this.reject(input, line, 'KEY=value, one a line', example);
            else
                pairs[key.trim()] = found;
        }
        return pairs;
    }
}


/***/ }),

/***/ 25075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ rejectUnknown)
/* harmony export */ });
/** Rejects inputs that the action does not have: the runner passes them on with a warning only, and a typo would be silent. */
function rejectUnknown(read, env, known) {
    const variables = new Set(known.map(toVariable));
    for (const [variable, value = ''] of Object.entries(env)) {
        if (!variable.startsWith('INPUT_') || variables.has(variable))
            continue;
        const input = variable.slice('INPUT_'.length).toLowerCase();
        read.reject(input, value, `no such input; nearest is ${nearest(input, known)}`, `${nearest(input, known)}: …`);
    }
}
function toVariable(input) {
    return `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`;
}
function nearest(input, known) {
    const byDistance = known.map(name => ({ name, distance: editDistance(input, name) }));
    return byDistance.sort((a, b) => a.distance - b.distance)[0]?.name ?? '';
}
// Levenshtein's, a row at a time.
function editDistance(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 0; i < a.length; i++) {
        const next = [i + 1];
        for (let j = 0; j < b.length; j++) {
            const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
            next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, replaced));
        }
        row = next;
    }
    return row[b.length] ?? 0;
}


/***/ }),

/***/ 35293:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readWorld),
/* harmony export */   t: () => (/* binding */ archiveFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/** Reads the world from a process's environment; `cwd`, `tmp` and `home` stand in where the runner says nothing. */
function readWorld(env, process) {
    return {
        env,
        workspace: env['GITHUB_WORKSPACE'] || process.cwd,
        tempDir: env['RUNNER_TEMP'] || process.tmp,
        homeDir: process.home,
        repository: env['GITHUB_REPOSITORY'] ?? '',
        runId: env['GITHUB_RUN_ID'] ?? '',
        ref: env['GITHUB_REF'] ?? '',
        serverUrl: env['GITHUB_SERVER_URL'] || 'https://github.com',
        apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
    };
}
/** The archive folder, absolute: the input `archive-dir`, else what the environment says. */
function archiveFolder(archiveDir, { env, tempDir, workspace }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, archiveDir || env['ARTIFACTS_DIR'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(tempDir, 'docker-archives'));
}


/***/ }),

/***/ 67111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ readRange)
/* harmony export */ });
const chunkSize = 256 * 1024;
/**
 * Reads bytes of an open file, which stays open: a read stream would close it when it is destroyed.
 * Ends early where the file does. Each chunk lies in a buffer that `provide` gives, a new one unless told.
 */
async function* readRange(file, start, length, provide = () => Buffer.allocUnsafe(chunkSize)) {
    const end = start + length;
    let at = start;
    let next = readAt(file, provide, at, end);
    try {
        for (;;) {
            const chunk = await next;
            if (chunk.length === 0)
                return;
            at += chunk.length;
            // The next is on its way while this one is used.
            next = readAt(file, provide, at, end);
            yield chunk;
        }
    }
    finally {
        // The file may be closed as soon as this has ended.
        await next.catch(() => undefined);
    }
}
async function readAt(file, provide, at, end) {
    if (at >= end)
        return Buffer.alloc(0);
    const buffer = provide();
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, end - at), at);
    return buffer.subarray(0, bytesRead);
}


/***/ }),

/***/ 18166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  TE: () => (/* binding */ isUnpackError),
  Yn: () => (/* binding */ magicLength),
  bp: () => (/* binding */ packingOf),
  KQ: () => (/* binding */ unpacker)
});

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./lib/pack/unzstd.js



/**
 * A stream that unpacks a zstd file of any number of frames, as pzstd, zstd:chunked and this action write them.
 * Node's own ends or fails where a chunk holds the end of one frame and the beginning of the next: here none does.
 */
function unpackZstd(chunkSize) {
    const writable = alignFrames();
    const readable = (0,external_node_zlib_.createZstdDecompress)({ chunkSize });
    // Whoever reads learns of a failure there.
    (0,promises_.pipeline)(writable, readable).catch(() => undefined);
    return external_node_stream_.Duplex.from({ writable, readable });
}
const longestHead = 4;
function alignFrames() {
    const parts = walkFrames();
    const head = Buffer.alloc(longestHead);
    let part = parts.next().value;
    let passed = 0;
    return new external_node_stream_.Transform({
        transform(chunk, _encoding, done) {
            let from = 0;
            for (let at = 0; at < chunk.length;) {
                const step = Math.min(part - passed, chunk.length - at);
                if (passed < longestHead)
                    chunk.copy(head, passed, at, at + step);
                at += step;
                passed += step;
                if (passed < part)
                    break;
                if (part === frameEnd) {
                    if (at > from)
                        this.push(chunk.subarray(from, at));
                    from = at;
                }
                part = parts.next(head).value;
                passed = 0;
            }
            done(null, chunk.subarray(from));
        },
    });
}
const frameEnd = 0;
const frameMagic = 0xfd2fb528;
// Sixteen of them, for frames that hold no data (RFC 8878, 3.1.2).
const skippableMagic = 0x184d2a50;
/** Gives the sizes of what follows one another in a zstd file, and `frameEnd` after each frame; takes the first bytes of each. */
function* walkFrames() {
    for (;;) {
        const magic = (yield 4).readUInt32LE();
        if (magic === frameMagic)
            yield* walkFrame();
        else if ((magic & ~0xf) === skippableMagic)
            yield* skip((yield 4).readUInt32LE());
        // What is no zstd goes on whole: the decoder says what is wrong with it.
        else
            yield Infinity;
        yield frameEnd;
    }
}
function* walkFrame() {
    const descriptor = (yield 1).readUInt8();
    yield* skip(fieldsSize(descriptor));
    for (let last = false; !last;) {
        const header = (yield 3).readUIntLE(0, 3);
        last = (header & 1) === 1;
        yield* skip(blockSize(header));
    }
    const checksum = (descriptor >> 2) & 1;
    yield* skip(checksum * 4);
}
function* skip(bytes) {
    if (bytes > 0)
        yield bytes;
}
/** Bytes between the descriptor of a frame and its first block (RFC 8878, 3.1.1.1). */
function fieldsSize(descriptor) {
    const single = (descriptor >> 5) & 1;
    const window = 1 - single;
    const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
    const content = [single, 2, 4, 8][descriptor >> 6] ?? 0;
    return window + dictionary + content;
}
function blockSize(header) {
    const repeated = ((header >> 1) & 3) === 1;
    return repeated ? 1 : header >> 3;
}

;// CONCATENATED MODULE: ./lib/pack/packing.js


/** Bytes that are enough to tell how the rest is compressed. */
const magicLength = 4;
/** Tells compression by the first bytes; a tar begins with a file name, which is no magic number of gzip or zstd. */
function packingOf(start) {
    const magic = start.subarray(0, magicLength).toString('hex');
    if (magic.startsWith('1f8b'))
        return 'gzip';
    // pzstd begins with a frame that holds no data.
    return /^(28b52ffd|5.2a4d18)$/.test(magic) ? 'zstd' : 'none';
}
const unpackedChunk = 256 * 1024;
/** A stream that unpacks what is written to it. */
function unpacker(packing) {
    return packing === 'gzip' ? (0,external_node_zlib_.createGunzip)({ chunkSize: unpackedChunk }) : unpackZstd(unpackedChunk);
}
/** Whether an error comes from unpacking bytes that are damaged or cut short. */
function isUnpackError(error) {
    return error instanceof Error && 'code' in error && /^(Z_|ZSTD_|ERR_ZLIB)/.test(String(error.code));
}


/***/ }),

/***/ 30256:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dn: () => (/* binding */ partialPath),
/* harmony export */   en: () => (/* binding */ openPartialFolder),
/* harmony export */   jU: () => (/* binding */ removeAbandoned)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);



// Nothing that is still written rests for so long.
const abandonedAfter = 24 * 60 * 60 * 1000;
/** A path in a folder for what is not finished yet: hidden, no archive name, and nobody else's. */
function partialPath(dir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dir, `.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}.partial`);
}
/** Makes a folder for what is not finished yet; it goes with all it holds. */
async function openPartialFolder(dir) {
    const path = partialPath(dir);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(path);
    return { path, [Symbol.asyncDispose]: () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { recursive: true, force: true }) };
}
/** Removes what killed steps left unfinished in a folder: partial files and folders that nobody has written to for a day. */
async function removeAbandoned(dir, now) {
    const partials = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(dir)).filter(name => /^\.[0-9a-f]{16}\.partial$/.test(name));
    for (const path of partials.map(name => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dir, name))) {
        const touched = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path).catch(() => undefined))?.mtimeMs ?? now;
        if (now - touched > abandonedAfter)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { recursive: true, force: true });
    }
}


/***/ }),

/***/ 97237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ openZip)
});

// UNUSED EXPORTS: ZipArchive

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./node_modules/yauzl/index.js
var yauzl = __webpack_require__(20663);
// EXTERNAL MODULE: ./lib/pack/file-range.js
var file_range = __webpack_require__(67111);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
;// CONCATENATED MODULE: ./lib/pack/zip-content.js



/**
 * Expands the data of a zip member; throws `ZIP_TOO_LARGE` beyond the limit, `ZIP_CRC` where the content is not what
 * the directory declares, `ZIP_INVALID` where the data cannot be read.
 */
async function* expandMember(data, order) {
    const { path, member, limit, signal } = order;
    let size = 0;
    let sum = 0;
    try {
        for await (const chunk of member.method === 0 ? data : inflate(data, signal)) {
            signal.throwIfAborted();
            size += chunk.length;
            sum = (0,external_node_zlib_.crc32)(chunk, sum);
            if (size > limit)
                throw tooLarge(order);
            if (size > member.size)
                throw different(order, 'more');
            yield chunk;
        }
    }
    catch (error) {
        signal.throwIfAborted();
        throw brokenZip(path, error);
    }
    if (size !== member.size || sum !== member.crc32)
        throw different(order, describe(size, sum));
}
/** The error for a zip file that cannot be read; leaves one that is ours already. */
function brokenZip(path, error) {
    if (error instanceof errors/* ActionError */.l)
        return error;
    const message = `zip file ${path} is damaged or no zip file: ${(0,errors/* messageOf */.b)(error)}`;
    return new errors/* ActionError */.l('ZIP_INVALID', message, { hint: `unzip -t '${path}'`, cause: error });
}
/** The error for a member that is larger than its reader allows. */
function tooLarge({ path, member, limit }) {
    const message = `member ${member.name} of zip file ${path} expands to more than the ${limit} bytes allowed`;
    return new errors/* ActionError */.l('ZIP_TOO_LARGE', message, { hint: `unzip -Z '${path}'` });
}
function inflate(data, signal) {
    const inflater = (0,external_node_zlib_.createInflateRaw)({ chunkSize: 256 * 1024 });
    // Whoever reads the inflater learns of a failure there.
    (0,external_node_stream_promises_.pipeline)(data, inflater, { signal }).catch(() => undefined);
    return inflater;
}
function different({ path, member }, found) {
    const expected = describe(member.size, member.crc32);
    const message = `member ${member.name} of zip file ${path} is damaged: it holds ${found}, expected ${expected}`;
    return new errors/* ActionError */.l('ZIP_CRC', message, { hint: `unzip -t '${path}'` });
}
function describe(size, sum) {
    return `${size} bytes with CRC-32 ${sum.toString(16).padStart(8, '0')}`;
}

;// CONCATENATED MODULE: ./lib/pack/zip-members.js

// Control characters would start a line of their own in a log; U+FFFD stands for bytes that are no UTF-8.
const unprintable = /[\u0000-\u001f\u007f\ufffd]/;
const outside = /^\/|^[a-z]:|\\|(^|\/)\.\.(\/|$)/i;
/** Puts the members of a zip file under their names, in their order; throws `ZIP_MEMBER` when one cannot be trusted. */
function checkMembers(path, members) {
    const found = new Map();
    for (const member of members) {
        const problem = findProblem(member) ?? (found.has(member.name) ? 'is there twice' : undefined);
        if (problem)
            throw badMember(path, member.name, problem);
        found.set(member.name, member);
    }
    return found;
}
/** The error for a member that cannot be used. */
function badMember(path, name, problem) {
    const message = `member ${JSON.stringify(name)} of zip file ${path} ${problem}`;
    return new errors/* ActionError */.l('ZIP_MEMBER', message, { hint: `unzip -Z '${path}'` });
}
function findProblem({ name, method, encrypted }) {
    if (name === '' || unprintable.test(name))
        return 'has no printable name in UTF-8';
    if (outside.test(name))
        return 'leads out of the archive, allowed: a relative path with / and without ..';
    if (encrypted)
        return 'is encrypted, allowed: members without a password';
    if (method !== 0 && method !== 8)
        return `is compressed by method ${method}, allowed: 0 (stored) and 8 (deflated)`;
    return undefined;
}

// EXTERNAL MODULE: ./lib/pack/zip-records.js
var zip_records = __webpack_require__(47281);
;// CONCATENATED MODULE: ./lib/pack/unzip.js







const memberLimit = 1000;
/** Opens a zip file of unknown origin; throws `ZIP_INVALID` when it is none, `ZIP_MEMBER` when a member cannot be trusted. */
async function openZip(path) {
    let file;
    try {
        file = await (0,promises_.open)(path);
        const entries = await readDirectory(file);
        return new ZipArchive(path, file, checkMembers(path, entries.map(describeEntry)));
    }
    catch (error) {
        await file?.close();
        throw brokenZip(path, error);
    }
}
/** A zip file that is open for reading; nothing in it is ever written to disk. */
class ZipArchive {
    #path;
    #file;
    #members;
    #streams = new Set();
    constructor(path, file, members) {
        this.#path = path;
        this.#file = file;
        this.#members = members;
    }
    /** The members, in the order of the directory. */
    get members() {
        return [...this.#members.values()];
    }
    /** Reads a small member as a whole; rejects as `stream` and its stream do. */
    async read(name, options) {
        const stream = await this.stream(name, options);
        return Buffer.concat((await stream.toArray()));
    }
    /**
     * Reads a member as it comes; rejects with `ZIP_MEMBER` when there is none of that name. The stream fails with
     * `ZIP_TOO_LARGE`, with `ZIP_CRC` when the content is not what the directory declares, with `ZIP_INVALID` when it is cut short.
     */
    async stream(name, { limit = Infinity, signal }) {
        const member = this.#members.get(name);
        if (!member)
            throw badMember(this.#path, name, `is missing, there are: ${[...this.#members.keys()].join(', ')}`);
        const order = { path: this.#path, member, limit, signal };
        if (member.size > limit)
            throw tooLarge(order);
        const data = (0,file_range/* readRange */.q)(this.#file, await this.#findData(member), member.compressedSize);
        const content = external_node_stream_.Readable.from(expandMember(data, order), { objectMode: false });
        this.#streams.add(content);
        return content.once('close', () => this.#streams.delete(content));
    }
    /** Where the bytes of a member begin that is stored as it is; undefined for any other. */
    async findStored(name) {
        const member = this.#members.get(name);
        return member?.method === 0 ? this.#findData(member) : undefined;
    }
    /** Ends what is still being read, and closes the file. */
    async close() {
        for (const stream of this.#streams)
            stream.destroy();
        await this.#file.close();
    }
    async [Symbol.asyncDispose]() {
        await this.close();
    }
    async #findData({ offset }) {
        const { size } = await this.#file.stat();
        // Zip64 has room for offsets that no file has, and that cannot be asked for.
        const { buffer, bytesRead } = await this.#file.read({ buffer: Buffer.alloc(30), position: Math.min(offset, size) });
        const length = (0,zip_records/* measureLocalHeader */.VD)(buffer.subarray(0, bytesRead));
        if (length === undefined)
            throw brokenZip(this.#path, new Error(`there is no member at ${offset}`));
        return offset + length;
    }
}
// yauzl reads the directory only: its streams stay behind when their reader leaves early, and crash when two do.
async function readDirectory(file) {
    const zip = await openDirectory(file);
    if (zip.entryCount > memberLimit)
        throw new Error(`it holds ${zip.entryCount} members, allowed: ${memberLimit}`);
    const entries = [];
    return new Promise((resolve, reject) => {
        zip.on('error', reject);
        zip.on('end', () => resolve(entries));
        zip.on('entry', (entry) => {
            entries.push(entry);
            zip.readEntry();
        });
        zip.readEntry();
    });
}
function openDirectory(file) {
    // Names are left undecoded, or a bad one would be reported as a damaged file is.
    const options = { autoClose: false, lazyEntries: true, decodeStrings: false };
    return new Promise((resolve, reject) => {
        (0,yauzl/* fromFd */.hD)(file.fd, options, (error, zip) => {
            if (error)
                reject(error);
            else
                resolve(zip);
        });
    });
}
function describeEntry(entry) {
    return {
        name: entry.fileName.toString('utf8'),
        size: entry.uncompressedSize,
        compressedSize: entry.compressedSize,
        crc32: entry.crc32,
        offset: entry.relativeOffsetOfLocalHeader,
        method: entry.compressionMethod,
        encrypted: entry.isEncrypted(),
    };
}


/***/ }),

/***/ 47281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ localHeader),
/* harmony export */   E7: () => (/* binding */ dataDescriptor),
/* harmony export */   VD: () => (/* binding */ measureLocalHeader),
/* harmony export */   fk: () => (/* binding */ localName),
/* harmony export */   j: () => (/* binding */ centralHeader),
/* harmony export */   sp: () => (/* binding */ endRecords)
/* harmony export */ });
const max16 = 0xffff;
const max32 = 0xffffffff;
const version = 45;
const madeByUnix = (3 << 8) | version;
// Sizes follow the data, names are UTF-8.
const flags = 0x0808;
const regularFile = 0o100644 * 0x10000;
const methods = { store: 0, deflate: 8 };
const localSignature = 0x04034b50;
const nameOffset = 30;
/**
 * The header before the data of a member whose size is not known yet (APPNOTE 4.3.7).
 * Always zip64, as nothing else tells a streaming reader how wide the sizes after the data are.
 */
function localHeader({ name, method, modified }) {
    const bytes = Buffer.from(name);
    const extra = zip64Extra([0, 0]);
    const head = encode([4, localSignature], [2, version], ...description(method, modified), [4, 0], [4, max32], [4, max32], [2, bytes.length], [2, extra.length]);
    return Buffer.concat([head, bytes, extra]);
}
/** Where the name stands in the file; a name of the same length may replace it there. */
function localName({ offset }) {
    return offset + nameOffset;
}
/** Tells from the first 30 bytes of a local header how long it is, or that it is none. */
function measureLocalHeader(bytes) {
    if (bytes.length < nameOffset || bytes.readUInt32LE(0) !== localSignature)
        return undefined;
    return nameOffset + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
}
/** What follows the data of a member, now that it is known (APPNOTE 4.3.9). */
function dataDescriptor(record) {
    return encode([4, 0x08074b50], [4, record.crc32], [8, record.compressedSize], [8, record.size]);
}
/** The entry of a member in the directory at the end of the file (APPNOTE 4.3.12). */
function centralHeader({ name, method, modified, crc32, size, compressedSize, offset }) {
    const bytes = Buffer.from(name);
    const extra = zip64Extra([size, compressedSize, offset].filter(value => value >= max32));
    const head = encode([4, 0x02014b50], [2, madeByUnix], [2, version], ...description(method, modified), [4, crc32], [4, Math.min(compressedSize, max32)], [4, Math.min(size, max32)], [2, bytes.length], [2, extra.length], [2, 0], [2, 0], [2, 0], [4, regularFile], [4, Math.min(offset, max32)]);
    return Buffer.concat([head, bytes, extra]);
}
/** The end of the file, for a directory of so many members and bytes at this offset (APPNOTE 4.3.14 to 4.3.16). */
function endRecords({ count, size, offset }) {
    const end = encode([4, 0x06054b50], [2, 0], [2, 0], [2, Math.min(count, max16)], [2, Math.min(count, max16)], [4, Math.min(size, max32)], [4, Math.min(offset, max32)], [2, 0]);
    if (count < max16 && size < max32 && offset < max32)
        return end;
    const end64 = encode([4, 0x06064b50], [8, 44], [2, madeByUnix], [2, version], [4, 0], [4, 0], [8, count], [8, count], [8, size], [8, offset]);
    const locator = encode([4, 0x07064b50], [4, 0], [8, offset + size], [4, 1]);
    return Buffer.concat([end64, locator, end]);
}
function description(method, modified) {
    return [
        [2, flags],
        [2, methods[method]],
        [2, dosTime(modified)],
        [2, dosDate(modified)],
    ];
}
// DOS time knows no zone: UTC gives the same bytes everywhere.
function dosTime(date) {
    return (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
}
function dosDate(date) {
    return ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
}
function zip64Extra(values) {
    if (values.length === 0)
        return Buffer.alloc(0);
    return encode([2, 0x0001], [2, values.length * 8], ...values.map((value) => [8, value]));
}
function encode(...fields) {
    const bytes = Buffer.alloc(fields.reduce((sum, [length]) => sum + length, 0));
    let at = 0;
    for (const [length, value] of fields) {
        at = length === 8 ? bytes.writeBigUInt64LE(BigInt(value), at) : bytes.writeUIntLE(value, at, length);
    }
    return bytes;
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


/***/ }),

/***/ 36885:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Hh: () => (/* binding */ parseRecord),
/* harmony export */   KH: () => (/* binding */ isText),
/* harmony export */   NL: () => (/* binding */ documentLimit),
/* harmony export */   VP: () => (/* binding */ isTexts),
/* harmony export */   dK: () => (/* binding */ isOptional),
/* harmony export */   kn: () => (/* binding */ isTextMap),
/* harmony export */   u4: () => (/* binding */ isRecord)
/* harmony export */ });
/** Bytes of the largest manifest, configuration or index; anything larger is a layer. */
const documentLimit = 4 * 1024 * 1024;
/** Whether a value is a text. */
function isText(value) {
    return typeof value === 'string';
}
/** Whether a value is a list of nothing but texts. */
function isTexts(value) {
    return Array.isArray(value) && value.every(isText);
}
/** Whether a value is an object of nothing but texts. */
function isTextMap(value) {
    return isRecord(value, []) && Object.values(value).every(isText);
}
/** Whether a value is a digest that is checked here. */
function isDigest(value) {
    return isText(value) && /^sha256:[0-9a-f]{64}$/.test(value);
}
/** Whether a value is missing or in a form; to engines `null` is missing too. */
function isOptional(value, isForm) {
    return value === undefined || value === null || isForm(value);
}
/**
 * Whether a value is an object that has each of these fields in no other spelling: engines take `Config` for `config`
 * and the last of the two counts, so that they would read another image than was proved.
 */
function isRecord(value, fields) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return false;
    const names = new Map(fields.map(field => [fold(field), field]));
    return Object.keys(value).every(key => (names.get(fold(key)) ?? key) === key);
}
// Upper case first: to engines the long s is an s as well.
function fold(name) {
    return name.toUpperCase().toLowerCase();
}
/** The JSON object that bytes are; undefined when they are none. */
function parseRecord(bytes) {
    try {
        const value = JSON.parse(bytes?.toString('utf8') ?? '');
        return isRecord(value, []) ? value : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 28540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $q: () => (/* binding */ parseName),
/* harmony export */   M$: () => (/* binding */ parseLayerKey),
/* harmony export */   RZ: () => (/* binding */ isKnownFormat),
/* harmony export */   Tc: () => (/* binding */ archiveFormats),
/* harmony export */   UG: () => (/* binding */ layerPrefix),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   Vs: () => (/* binding */ cachePrefix),
/* harmony export */   _M: () => (/* binding */ repositoryOf),
/* harmony export */   dU: () => (/* binding */ parseCacheKey),
/* harmony export */   k$: () => (/* binding */ cacheKey),
/* harmony export */   m3: () => (/* binding */ everyCachePrefix),
/* harmony export */   m_: () => (/* binding */ shortId),
/* harmony export */   n3: () => (/* binding */ layerKey),
/* harmony export */   nD: () => (/* binding */ formatName),
/* harmony export */   oL: () => (/* binding */ knownFormats)
/* harmony export */ });
/** How an archive is stored: a zip with one deflated tar in it, the tar of docker save compressed by zstd, or that tar bare. */
const archiveFormats = ['zip', 'tzst', 'docker'];
/** Formats that can be loaded, compressed before raw. */
const knownFormats = ['zip', 'tzst', 'tgz', 'docker', 'tar'];
// Anchored at both ends: `web_1_<id>.zip.partial` is no archive.
const grammar = /^(?<name>.+)_(?<version>[^_]*)_(?<imageid>[0-9a-f]{12})\.(?<archfmt>[^.]*)$/s;
/** Reads an archive's file name; undefined for every other file. */
function parseName(fileName) {
    const groups = grammar.exec(fileName)?.groups;
    if (!groups)
        return undefined;
    const { name = '', version = '', imageid = '', archfmt = '' } = groups;
    return { name, version, imageid, archfmt };
}
/** Whether an archive has a format we know. */
function isKnownFormat({ archfmt }) {
    return knownFormats.some(format => format === archfmt);
}
/** Writes an archive's file name; throws when the name would not read back as the same four fields. */
function formatName(fields) {
    const text = `${fields.name}_${fields.version}_${fields.imageid}.${fields.archfmt}`;
    const back = parseName(text);
    const same = back?.name === fields.name &&
        back.version === fields.version &&
        back.imageid === fields.imageid &&
        back.archfmt === fields.archfmt;
    if (!same)
        throw new TypeError(`${text} does not read back as ${JSON.stringify(fields)}`);
    return text;
}
/** The file-safe form of a repository path: `acme/api` is `acme~api`; `~` is illegal in repositories, so it maps back. */
function nameOf(repositoryPath) {
    return repositoryPath.replaceAll('/', '~');
}
/** The repository path a file-safe name was made from. */
function repositoryOf(name) {
    return name.replaceAll('~', '/');
}
/** The 12 hex digits of a file name, from a digest with or without `sha256:`. */
function shortId(digest) {
    return digest.replace(/^sha256:/, '').slice(0, 12);
}
/** The cache key of an archive; `/` cannot occur inside a field, so no key is a prefix of a neighbour's. */
function cacheKey(fields) {
    return `${cachePrefix(fields.name)}${fields.version}/${fields.imageid}.${fields.archfmt}`;
}
/** What all cache keys of ours begin with. */
const everyCachePrefix = 'docker-archive/1/';
/** What all cache keys of one name begin with, the slash at the end included. */
function cachePrefix(name) {
    return `${everyCachePrefix}${name}/`;
}
/** Reads a cache key of ours; undefined for every other key. */
function parseCacheKey(key) {
    const match = /^docker-archive\/1\/([^/]+)\/([^/_]*)\/([0-9a-f]{12})\.([^./]+)$/.exec(key);
    if (!match)
        return undefined;
    const [, name = '', version = '', imageid = '', archfmt = ''] = match;
    return { name, version, imageid, archfmt };
}
/** What the cache keys of all layers begin with. */
const layerPrefix = 'docker-archive-layer/1/';
/** The cache key of a layer, from its `sha256:` digest; archives of all names and versions share it. */
function layerKey(digest) {
    return `${layerPrefix}${digest.replace('sha256:', '')}`;
}
/** Reads the cache key of a layer; gives its `sha256:` digest, undefined for every other key. */
function parseLayerKey(key) {
    const hex = key.startsWith(layerPrefix) ? key.slice(layerPrefix.length) : '';
    return /^[0-9a-f]{64}$/.test(hex) ? `sha256:${hex}` : undefined;
}


/***/ }),

/***/ 18996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ formatPlatform),
/* harmony export */   FL: () => (/* binding */ parsePlatform),
/* harmony export */   my: () => (/* binding */ samePlatform)
/* harmony export */ });
const architectures = {
    x86_64: 'amd64',
    'x86-64': 'amd64',
    aarch64: 'arm64',
    armhf: 'arm',
    i386: '386',
};
const defaultVariants = { arm: 'v7' };
/** Reads `os/arch[/variant]` and normalises it as containerd does (`linux/aarch64` is `linux/arm64`); undefined when it is none. */
function parsePlatform(text) {
    const match = /^([a-z0-9]+)\/([a-z0-9_-]+)(?:\/(v?[a-z0-9.]+))?$/i.exec(text);
    const [, os, written, variant] = match ?? [];
    if (os === undefined || written === undefined)
        return undefined;
    return normalise(os.toLowerCase(), written.toLowerCase(), variant?.toLowerCase());
}
/** Writes a platform as `os/arch[/variant]`. */
function formatPlatform(platform) {
    const { os, architecture, variant } = platform;
    return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}
/** Whether an image made for `have` is what was asked for. */
function samePlatform(have, asked) {
    return formatPlatform(normalise(have.os, have.architecture, have.variant)) === formatPlatform(asked);
}
function normalise(os, written, writtenVariant) {
    const architecture = architectures[written] ?? written;
    const variant = architecture === 'arm64' && writtenVariant === 'v8' ? undefined : writtenVariant || defaultVariants[architecture];
    return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}


/***/ }),

/***/ 93698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   Sl: () => (/* binding */ lowerRepository),
/* harmony export */   bM: () => (/* binding */ nameInEngine)
/* harmony export */ });
const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const registry = '(?:localhost|(?:[A-Za-z0-9-]+\\.)+[A-Za-z0-9-]+|[A-Za-z0-9-]+(?=:\\d)|\\[[0-9a-fA-F:]+\\])(?::\\d+)?';
const grammar = new RegExp(`^(?:(${registry})/)?(${component}(?:/${component})*)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$`);
/** Splits an image reference by the OCI distribution grammar; undefined when it does not follow it. */
function parseReference(text) {
    const match = grammar.exec(text);
    const path = match?.[2];
    if (!match || path === undefined)
        return undefined;
    const [, written, , tag, digest] = match;
    const host = canonicalHost(written);
    // Docker Hub's `docker.io/library/busybox` and `busybox` are one repository.
    const familiar = path.replace(/^library\//, '');
    return {
        ...(host === 'docker.io'
            ? { host, path: familiar, repository: familiar }
            : { host, path, repository: `${host}/${path}` }),
        ...(tag === undefined ? {} : { tag }),
        ...(digest === undefined ? {} : { digest }),
    };
}
/** What an engine calls the image of a reference, `repository:tag`. */
function nameInEngine(reference) {
    const { repository = '', tag = 'latest' } = parseReference(reference) ?? {};
    return `${repository}:${tag}`;
}
/** Lower-cases the repository part, which can never hold upper-case letters (`github.repository` often does). */
function lowerRepository(text) {
    const end = /[:@](?!.*\/)/.exec(text)?.index ?? text.length;
    return text.slice(0, end).toLowerCase() + text.slice(end);
}
function canonicalHost(written) {
    if (written === undefined || written === 'index.docker.io' || written === 'registry-1.docker.io')
        return 'docker.io';
    return written;
}


/***/ }),

/***/ 71991:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   uM: () => (/* binding */ judgeVersion),
/* harmony export */   yQ: () => (/* binding */ toTag)
/* harmony export */ });
/* unused harmony export dirtyVersions */
/** The versions that are mutable by nature: `latest`, `dev`, `….dirty`, `…+dirty`, and build number 0. */
const dirtyVersions = /^(latest|dev|.*[.+]dirty|\d+\.\d+\.\d+\.0)$/;
/** Decides whether `version` is dirty; `pattern` (the input `dirty-pattern`) replaces the built-in rule. */
function judgeVersion(version, pattern) {
    if (pattern) {
        const dirty = pattern.test(version);
        return { dirty, because: `${version} ${dirty ? 'matches' : 'does not match'} dirty-pattern ${pattern.source}` };
    }
    if (!dirtyVersions.test(version))
        return { dirty: false, because: `${version} is none of latest, dev, *.dirty, *+dirty and x.y.z.0` };
    return { dirty: true, because: whyDirty(version) };
}
function whyDirty(version) {
    if (version === 'latest' || version === 'dev')
        return `${version} names whatever is newest`;
    if (version.endsWith('dirty'))
        return `${version} is marked dirty`;
    return `${version} has build number 0`;
}
/** A legal Docker tag made from a version: illegal characters become `-`, at most 128 characters. */
function toTag(version) {
    const tag = version.replace(/[^A-Za-z0-9_.-]/g, '-').replace(/^([.-])/, '_$1');
    return tag.slice(0, 128) || 'latest';
}


/***/ }),

/***/ 38411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ messageOf),
/* harmony export */   l: () => (/* binding */ ActionError)
/* harmony export */ });
/** The one error class users see: a stable code, one line, a hint with the exact fix, the cause. */
class ActionError extends Error {
    code;
    hint;
    annotation;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.name = 'ActionError';
        this.code = code;
        this.hint = details.hint;
        this.annotation = details.annotation;
    }
}
/** The message of anything that was thrown. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 87703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ formatSeconds),
/* harmony export */   z: () => (/* binding */ formatBytes)
/* harmony export */ });
/** Bytes as people read them, by powers of 1000: `1.2 GB`. */
function formatBytes(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    const power = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
    const value = bytes / 1000 ** power;
    return `${power === 0 ? value : value.toFixed(value < 10 ? 2 : 1)} ${units[power] ?? ''}`;
}
/** Seconds as people read them: `0.4 s`, `2 min 5 s`. */
function formatSeconds(seconds) {
    if (seconds < 60)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}


/***/ }),

/***/ 63021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ makeTable),
/* harmony export */   i: () => (/* binding */ escape)
/* harmony export */ });
// GitHub drops a whole summary over 1 MiB, and nobody reads more.
const mostRows = 100;
/** Text of others as inert Markdown in a table cell. */
function escape(text) {
    return text.replace(/[\\`*_{}[\]<>|#~]/g, character => `&#${character.charCodeAt(0)};`).replace(/\s+/g, ' ');
}
/** A Markdown table of as many rows as anybody reads; the cells are Markdown already. */
function makeTable(head, rows, toCells) {
    const toLine = (cells) => `| ${cells.join(' | ')} |`;
    const shown = rows.slice(0, mostRows).map(row => toLine(toCells(row)));
    const rest = rows.length - shown.length;
    const more = rest > 0 ? [toLine([`… ${rest} more`, ...head.slice(1).map(() => '')])] : [];
    return `${[toLine(head), `|${'---|'.repeat(head.length)}`, ...shown, ...more].join('\n')}\n`;
}


/***/ }),

/***/ 55500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ untilAborted)
/* harmony export */ });
/** Waits for work that cannot be aborted itself; rejects with the signal's reason as soon as that is aborted. */
async function untilAborted(work, signal) {
    signal.throwIfAborted();
    const { promise: aborted, reject } = Promise.withResolvers();
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    try {
        return await Promise.race([work, aborted]);
    }
    finally {
        signal.removeEventListener('abort', stop);
    }
}


/***/ }),

/***/ 31466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aP: () => (/* binding */ artifactObstacle),
/* harmony export */   cJ: () => (/* binding */ ArtifactStore),
/* harmony export */   vE: () => (/* binding */ enterpriseObstacle),
/* harmony export */   z4: () => (/* binding */ toStored)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _pack_partial_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30256);
/* harmony import */ var _plan_name_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(28540);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38411);
/* harmony import */ var _abortable_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(55500);
/* harmony import */ var _acquire_retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(92838);
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







/** Why this step has no artifacts of its own run, as an error that begins with the input which wants them; undefined when it has. */
function artifactObstacle(world, wanted, hint) {
    const { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RESULTS_URL: url } = world.env;
    const enterprise = enterpriseObstacle(world, wanted, hint);
    if (enterprise || (token && url))
        return enterprise;
    const message = `${wanted} needs the artifact service, and this step has no ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL`;
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('ARTIFACT_SERVICE', message, { hint });
}
/** Why the server has no artifacts at all, in the same form. */
function enterpriseObstacle({ serverUrl }, wanted, hint) {
    const { hostname } = new URL(serverUrl);
    if (/^github\.com$|\.ghe\.com$|\.localhost$/i.test(hostname))
        return undefined;
    const message = `${wanted} does not work on GitHub Enterprise Server (${hostname}): it has no artifact service of this generation`;
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('ARTIFACT_GHES', message, { hint });
}
// Blocks of 8 MB on their way at once; the library's five bring a step above 256 MB of memory.
const parallelBlocks = '3';
/** The archives among this run's artifacts; the only user of @actions/artifact. */
class ArtifactStore {
    #world;
    #log;
    #signal;
    constructor(world, log, signal) {
        this.#world = world;
        this.#log = log;
        this.#signal = signal;
    }
    /** Where a person downloads an artifact. */
    url(id) {
        const { serverUrl, repository, runId } = this.#world;
        return `${serverUrl}/${repository}/actions/runs/${runId}/artifacts/${id}`;
    }
    /** All archives of this run, newest first. */
    async list() {
        const { artifacts } = await this.#call('listing artifacts', client => client.listArtifacts());
        const listed = artifacts.map(({ id, name, size, digest, createdAt }) => {
            return { id, name, size, stored: createdAt?.getTime() ?? 0, sha256: (digest ?? '').replace(/^sha256:/, '') };
        });
        return toStored(listed).sort((a, b) => b.stored - a.stored);
    }
    /** Stores an archive byte for byte under its file name; one that is there already is the same and is returned. */
    async upload(path, archive, retentionDays) {
        const name = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path);
        const options = { skipArchive: true, ...(retentionDays > 0 && { retentionDays }) };
        try {
            const done = await this.#call(`uploading ${name}`, client => client.uploadArtifact(name, [path], (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), options));
            return {
                archive,
                id: Number(done.id),
                name,
                size: done.size ?? 0,
                stored: Date.now(),
                sha256: done.digest ?? '',
            };
        }
        catch (error) {
            this.#signal.throwIfAborted();
            if (!/409|already exists/i.test((0,_report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(error)))
                throw explainUpload(name, error);
            const there = (await this.list()).find(artifact => artifact.name === name);
            if (!there)
                throw explainUpload(name, error);
            return there;
        }
    }
    /** Fetches an archive, of this run or `from` another, into the folder under its own name; throws when its digest is not the stored one. */
    async download(artifact, dir, from) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const partial = __addDisposableResource(env_1, await (0,_pack_partial_js__WEBPACK_IMPORTED_MODULE_2__/* .openPartialFolder */ .en)(dir), true);
            const expected = artifact.sha256 && { expectedHash: `sha256:${artifact.sha256}` };
            const options = { path: partial.path, skipDecompress: true, ...expected, ...(from && { findBy: findBy(from) }) };
            const { digestMismatch } = await this.#call(`downloading ${artifact.name}`, client => client.downloadArtifact(artifact.id, options));
            const [file] = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(partial.path);
            if (digestMismatch || file === undefined) {
                throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('ARTIFACT_DIGEST', `artifact ${artifact.name} did not arrive as it was stored (sha256:${artifact.sha256})`);
            }
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(partial.path, file), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, artifact.name));
            return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, artifact.name);
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
    /** Deletes an artifact of this run; one that is gone already is no error. Needs no permission. */
    async remove(name) {
        try {
            await this.#call(`deleting ${name}`, client => client.deleteArtifact(name));
        }
        catch (error) {
            this.#signal.throwIfAborted();
            // It asks for the id first, so that either question may come too late.
            const gone = error instanceof Error && error.name === 'ArtifactNotFoundError';
            if (!gone && !(0,_report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(error).includes('(404)'))
                throw error;
        }
    }
    async #call(what, operation) {
        process.env['ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY'] ??= parallelBlocks;
        const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(839), __webpack_require__.e(271), __webpack_require__.e(888)]).then(__webpack_require__.bind(__webpack_require__, 37888));
        const client = new DefaultArtifactClient();
        const rules = { what, tries: 4, pause: 1000, mayHelp: _acquire_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .isNetworkError */ .TX };
        return (0,_abortable_js__WEBPACK_IMPORTED_MODULE_5__/* .untilAborted */ .E)((0,_acquire_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .retry */ .L5)(rules, () => operation(client), this.#log, this.#signal), this.#signal);
    }
}
/** The archives among artifacts. */
function toStored(artifacts) {
    return artifacts.flatMap(artifact => {
        const archive = (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_6__/* .parseName */ .$q)(artifact.name);
        return archive ? [{ ...artifact, archive }] : [];
    });
}
function findBy({ repository, runId, token }) {
    const [repositoryOwner = '', repositoryName = ''] = repository.split('/');
    return { token, workflowRunId: runId, repositoryOwner, repositoryName };
}
function explainUpload(name, cause) {
    const words = (0,_report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(cause);
    if (/insufficient usage|quota/i.test(words)) {
        const message = `artifact ${name} was not stored: the artifact storage quota of this account is used up`;
        return new _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('ARTIFACT_QUOTA', message, { hint: 'retention-days: 3\nor  upload-artifact: false', cause });
    }
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('ARTIFACT_UPLOAD', `artifact ${name} was not stored: ${words}`, { cause });
}


/***/ }),

/***/ 59632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dl: () => (/* binding */ isSameFile),
/* harmony export */   GF: () => (/* binding */ writeJson),
/* harmony export */   IC: () => (/* binding */ folderPath),
/* harmony export */   NE: () => (/* binding */ openFolder),
/* harmony export */   T1: () => (/* binding */ statFile),
/* harmony export */   bt: () => (/* binding */ listFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _pack_partial_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(30256);
/* harmony import */ var _plan_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(28540);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38411);






/** Makes the archive folder where it is missing, and takes what killed steps left in it; throws `ARCHIVE_DIR` when it cannot be written. */
async function openFolder(dir) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(dir, { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(dir, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        await (0,_pack_partial_js__WEBPACK_IMPORTED_MODULE_3__/* .removeAbandoned */ .jU)(dir, Date.now());
    }
    catch (error) {
        throw badFolder(dir, ['written', 'write to'], error);
    }
}
/** Lists the archives of one name, or of all, sorted by file name; strangers, folders and links are left out, a missing folder is empty. */
async function listFolder(dir, name) {
    const files = [];
    for await (const fileName of readFileNames(dir)) {
        const archive = (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_5__/* .parseName */ .$q)(fileName);
        if (!archive || (name !== undefined && archive.name !== name))
            continue;
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dir, fileName);
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path).catch(() => undefined);
        if (found?.isFile())
            files.push({ archive, fileName, path, size: found.size, modified: found.mtimeMs });
    }
    return files.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
}
/** The path of an archive in the folder, whether it is there or not. */
function folderPath(dir, archive) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dir, (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_5__/* .formatName */ .nD)(archive));
}
/** Size and time of a file that is there. */
async function statFile(path) {
    const { size, mtimeMs: modified } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path);
    return { path, size, modified };
}
/** Whether two paths lead to one file; what is not there is no file. */
async function isSameFile(a, b) {
    const [left, right] = await Promise.all([a, b].map(path => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path).catch(() => undefined)));
    return left !== undefined && left === right;
}
/** Writes a JSON file into the folder, whole or not at all. */
async function writeJson(path, content) {
    const partial = (0,_pack_partial_js__WEBPACK_IMPORTED_MODULE_3__/* .partialPath */ .Dn)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path));
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(partial, `${JSON.stringify(content, null, 2)}\n`, { flag: 'wx' });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(partial, path);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(partial, { force: true });
        throw error;
    }
}
function badFolder(dir, [done, allowed], cause) {
    const message = `archive-dir ${JSON.stringify(dir)} cannot be ${done} (${(0,_report_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .b)(cause)}), allowed: a folder this job may ${allowed}`;
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .l('ARCHIVE_DIR', message, { hint: 'archive-dir: ${{ runner.temp }}/docker-archives', cause });
}
async function* readFileNames(dir) {
    try {
        for await (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.opendir)(dir))
            if (entry.isFile())
                yield entry.name;
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return;
        throw badFolder(dir, ['read', 'read'], error);
    }
}


/***/ }),

/***/ 55679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ GitHubApi),
  k: () => (/* binding */ GitHubRefusal)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(44942);
// EXTERNAL MODULE: ./lib/acquire/retry.js
var retry = __webpack_require__(92838);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: ./lib/ship/abortable.js
var abortable = __webpack_require__(55500);
;// CONCATENATED MODULE: ./lib/ship/rest-rows.js
/** Reads a cache entry. */
function toEntry({ id, key, ref, size_in_bytes: size, ...times }) {
    return { id, key, ref, size, created: Date.parse(times.created_at), used: Date.parse(times.last_accessed_at) };
}
/** Reads an artifact. */
function toArtifact({ id, name, size_in_bytes: size, created_at, digest }) {
    return { id, name, size, stored: Date.parse(created_at), sha256: hexOf(digest) };
}
/** Reads a release; its address for uploads comes as a template. */
function toRelease({ id, tag_name: tag, upload_url }) {
    return { id, tag, uploadUrl: upload_url.replace(/\{.*$/, '') };
}
/** Reads an asset. */
function toAsset({ id, name, label, state, size, digest, browser_download_url: url }) {
    return { id, name, label: label ?? '', whole: state === 'uploaded', size, sha256: hexOf(digest), url };
}
/** Reads a workflow run. */
function toRun({ id, created_at: created, head_branch, head_sha: commit, conclusion }) {
    return { id, created, branch: head_branch ?? '', commit, conclusion: conclusion ?? '' };
}
function hexOf(digest) {
    return (digest ?? '').replace(/^sha256:/, '');
}

;// CONCATENATED MODULE: ./lib/ship/github.js









/** A refusal of the REST API, in words that name what is missing. */
class GitHubRefusal extends Error {
    status;
    constructor(status, message) {
        super(message);
        this.name = 'GitHubRefusal';
        this.status = status;
    }
}
const pageSize = 100;
const tries = 4;
const uploadPath = '/releases/assets';
/** The few REST calls that @actions/cache and @actions/artifact do not have. Throws `GitHubRefusal`. */
class GitHubApi {
    #client;
    #base;
    #runId;
    #signal;
    /** GitHub wants no call before this time, whichever of our calls it told so. */
    #notBefore = 0;
    constructor(world, token, signal) {
        const headers = {
            accept: 'application/vnd.github+json',
            'x-github-api-version': '2022-11-28',
            authorization: `Bearer ${token}`,
        };
        this.#client = new lib/* HttpClient */.Qq('docker-archive-action', [], { headers });
        this.#base = `${world.apiUrl}/repos/${world.repository}`;
        this.#runId = world.runId;
        this.#signal = signal;
    }
    /** All cache entries whose key begins with `prefix`, of one ref or of every ref. */
    async listCaches(prefix, ref) {
        const query = { key: prefix, ...(ref !== undefined && { ref }) };
        return (await this.#all('/actions/caches', query, 'actions_caches')).map(toEntry);
    }
    /** The artifacts of a workflow run that can still be had. */
    async listArtifacts(runId) {
        const rows = await this.#all(`/actions/runs/${runId}/artifacts`, {}, 'artifacts');
        return rows.filter(row => !row.expired).map(toArtifact);
    }
    /** Workflow runs, newest first; a page is asked for when it is needed. */
    async *listRuns({ workflow, branch, commit, status }) {
        const path = workflow === undefined ? '/actions/runs' : `/actions/workflows/${encodeURIComponent(workflow)}/runs`;
        const query = {
            ...(branch !== undefined && { branch }),
            ...(commit !== undefined && { head_sha: commit }),
            ...(status !== undefined && { status }),
        };
        for await (const row of this.#pages(path, query, 'workflow_runs'))
            yield toRun(row);
    }
    /** Deletes one cache entry; one that is gone already is no error. */
    async deleteCache(id) {
        await this.#call('DELETE', `/actions/caches/${id}`, [404]);
    }
    /** When this workflow run (this attempt of it) began, in milliseconds since 1970. */
    async runStarted() {
        const run = (await this.#call('GET', `/actions/runs/${this.#runId}`));
        return Date.parse(run.run_started_at);
    }
    /** The published release of a tag; undefined when there is none. */
    async findRelease(tag) {
        const found = await this.#call('GET', `/releases/tags/${encodeURIComponent(tag)}`, [404]);
        return found === undefined ? undefined : toRelease(found);
    }
    /** A release that is still a draft, by the tag it is going to have; undefined when this token sees none. */
    async findDraft(tag) {
        for await (const row of this.#pages('/releases', {}))
            if (row.tag_name === tag)
                return toRelease(row);
        return undefined;
    }
    /** The assets of a release, unfinished ones too. */
    async listAssets(release) {
        return (await this.#all(`/releases/${release}/assets`, {})).map(toAsset);
    }
    /** Deletes an asset; one that is gone already is no error. */
    async deleteAsset(id) {
        await this.#call('DELETE', `/releases/assets/${id}`, [404]);
    }
    /** Uploads a file as an asset, once; its name is its label as well, for GitHub changes some characters of a name. */
    async uploadAsset(uploadUrl, name, file) {
        await this.#waitTurn('POST', uploadPath);
        const query = `name=${encodeURIComponent(name)}&label=${encodeURIComponent(name)}`;
        const answer = await this.#send(`${uploadUrl}?${query}`, file);
        const status = answer.message.statusCode ?? 0;
        const body = await answer.readBody();
        if (status === 201)
            return toAsset(JSON.parse(body));
        throw new GitHubRefusal(status, explain('POST', uploadPath, status, body));
    }
    async #send(url, { path, size, onBytes }) {
        const stop = new AbortController();
        const body = new external_node_stream_.PassThrough();
        const filling = (0,promises_.pipeline)((0,external_node_fs_.createReadStream)(path), async function* (chunks) {
            for await (const chunk of chunks) {
                onBytes(chunk.length);
                yield chunk;
            }
        }, body, { signal: AbortSignal.any([this.#signal, stop.signal]) });
        filling.catch(() => undefined);
        const headers = { 'content-type': 'application/octet-stream', 'content-length': String(size) };
        try {
            const sent = this.#client.sendStream('POST', url, body, headers).catch((error) => {
                throw new GitHubRefusal(0, `GitHub cannot be reached: ${(0,errors/* messageOf */.b)(error)}`);
            });
            // Nobody waits for an answer to a file that could not be read.
            sent.catch(() => undefined);
            // GitHub may answer before it has read all.
            return await (0,abortable/* untilAborted */.E)(Promise.race([sent, filling.then(() => sent)]), this.#signal);
        }
        finally {
            stop.abort();
        }
    }
    async #all(path, query, field) {
        const all = [];
        for await (const row of this.#pages(path, query, field))
            all.push(row);
        return all;
    }
    // `field` is where the rows are in the answer; without one the answer is the list.
    async *#pages(path, query, field) {
        for (let page = 1;; page++) {
            const asked = new URLSearchParams({ ...query, per_page: String(pageSize), page: String(page) });
            const answer = (await this.#call('GET', `${path}?${asked.toString()}`));
            const rows = (field === undefined ? answer : answer[field]) ?? [];
            yield* rows;
            if (rows.length < pageSize)
                return;
        }
    }
    async #call(verb, path, alsoFine = []) {
        for (let attempt = 1;; attempt++) {
            await this.#waitTurn(verb, path);
            const answer = await this.#client.request(verb, this.#base + path, null).catch((error) => {
                throw new GitHubRefusal(0, `GitHub cannot be reached: ${(0,errors/* messageOf */.b)(error)}`);
            });
            const status = answer.message.statusCode ?? 0;
            const body = await answer.readBody();
            if (alsoFine.includes(status))
                return undefined;
            if (status < 300)
                return body ? JSON.parse(body) : undefined;
            const limited = isLimited(status, answer.message.headers);
            const pause = pauseOf(answer.message.headers, attempt);
            if (limited)
                this.#notBefore = Math.max(this.#notBefore, Date.now() + pause);
            if ((!limited && status < 500) || pause > retry/* longestPause */.Tp || attempt >= tries) {
                throw new GitHubRefusal(status, explain(verb, path, status, body));
            }
            if (!limited)
                await (0,external_node_timers_promises_.setTimeout)(pause, undefined, { signal: this.#signal });
        }
    }
    async #waitTurn(verb, path) {
        this.#signal.throwIfAborted();
        const pause = this.#notBefore - Date.now();
        if (pause > retry/* longestPause */.Tp)
            throw new GitHubRefusal(429, explain(verb, path, 429, ''));
        if (pause > 0)
            await (0,external_node_timers_promises_.setTimeout)(pause, undefined, { signal: this.#signal });
    }
}
function isLimited(status, headers) {
    if (status === 429)
        return true;
    return status === 403 && (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0');
}
// Milliseconds; it may be longer than a step should wait.
function pauseOf(headers, attempt) {
    return (0,retry/* readRetryAfter */.D$)(headers['retry-after']) ?? 500 * 2 ** attempt;
}
function explain(verb, path, status, body) {
    const words = /"message"\s*:\s*"([^"]*)"/.exec(body)?.[1] ?? '';
    if (status === 429 || /rate limit/i.test(words))
        return `GitHub's rate limit is used up (${status} ${words})`;
    const permission = `${path.startsWith('/releases') ? 'contents' : 'actions'}: ${verb === 'GET' ? 'read' : 'write'}`;
    if (status === 401)
        return `GitHub did not accept github-token (401 ${words})`;
    if (status === 403 || status === 404)
        return `github-token lacks the permission ${permission} (${status} ${words})`;
    return `GitHub answered ${status} ${words}`;
}


/***/ }),

/***/ 17613:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DC: () => (/* binding */ hashFile),
/* harmony export */   J$: () => (/* binding */ writeSidecar),
/* harmony export */   Lt: () => (/* binding */ removeArchive),
/* harmony export */   YD: () => (/* binding */ readSidecar)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46466);
/* harmony import */ var _export_metadata_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(54137);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(59632);






/** The sidecar of an archive; undefined when there is none or the archive was written after it. */
async function readSidecar(file) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(sidecarPath(file.path), 'utf8').catch(() => '');
    const sidecar = parse(text);
    const current = sidecar?.size === file.size && Math.abs(sidecar.modified - file.modified) < 1;
    return current ? sidecar : undefined;
}
/** Writes the sidecar of a finished archive. */
async function writeSidecar(path, metadata, sha256) {
    const { size, mtimeMs: modified } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path);
    const sidecar = { metadata, size, modified, sha256 };
    await (0,_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .writeJson */ .GF)(sidecarPath(path), sidecar);
    return sidecar;
}
/** Removes an archive together with its sidecar; what is gone already is no error. */
async function removeArchive(path) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(sidecarPath(path), { force: true });
}
/** SHA-256 of a file, 64 hex digits. */
async function hashFile(path, signal) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path, { highWaterMark: 1 << 20 }), hash, { signal });
    return hash.digest('hex');
}
function sidecarPath(path) {
    return `${path}.json`;
}
// It may have come with the archive from anywhere.
function parse(text) {
    try {
        const read = JSON.parse(text);
        const metadata = (0,_export_metadata_js__WEBPACK_IMPORTED_MODULE_4__/* .parseMetadata */ .jR)(JSON.stringify(read.metadata));
        return metadata && /^[0-9a-f]{64}$/.test(read.sha256) ? { ...read, metadata } : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ })

};
