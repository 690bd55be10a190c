export const id = 600;
export const ids = [600];
export const modules = {

/***/ 14640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   kV: () => (/* binding */ readContextTree),
/* harmony export */   tD: () => (/* binding */ changed)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38411);



/** Everything below a folder that the rules do not exclude, sorted by the bytes of its path. */
async function readContextTree(root, rules) {
    const entries = await readFolder({ root, rules }, '', undefined);
    const keyed = entries.map(entry => ({ entry, key: Buffer.from(entry.path).toString('latin1') }));
    return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
}
/** The error for a part of the context that cannot be read. */
function unreadable(path, cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l('CONTEXT_UNREADABLE', `context: ${path} cannot be read (${reason})`, {
        hint: 'Make it readable for the user that runs the step, or list it in .dockerignore.',
        cause,
    });
}
/** The error for a file of the context that has another size than when the context was looked at; both in bytes. */
function changed(path, size, read) {
    const message = `context: ${path} changed while it was read: it had ${size} bytes, now it has ${read < size ? 'fewer' : 'more'}`;
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l('CONTEXT_CHANGED', message, {
        hint: 'Let nothing write into the context during the build, or list the file in .dockerignore.',
    });
}
async function readFolder(walk, folder, verdict) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(walk.root, folder);
    const children = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(path, { withFileTypes: true }).catch((error) => {
        throw unreadable(path, error);
    });
    const below = folder === '' ? '' : `${folder}/`;
    const lists = await Promise.all(children.map(child => readChild(walk, below + child.name, child, verdict)));
    return lists.flat();
}
async function readChild(walk, path, child, above) {
    const verdict = walk.rules.judge(path, above);
    if (!child.isDirectory())
        return verdict.excluded ? [] : readLeaf(walk, path, child);
    if (verdict.excluded && !walk.rules.mayReopen(path))
        return [];
    const inside = await readFolder(walk, path, verdict);
    // An excluded folder comes along only with what an exception takes from it.
    if (verdict.excluded && inside.length === 0)
        return [];
    return [...(await readEntry(walk, path, 'directory')), ...inside];
}
// Sockets, fifos and devices have no content that a build could use.
function readLeaf(walk, path, child) {
    if (child.isFile())
        return readEntry(walk, path, 'file');
    return child.isSymbolicLink() ? readEntry(walk, path, 'symlink') : Promise.resolve([]);
}
async function readEntry(walk, path, kind) {
    const source = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(walk.root, path);
    try {
        const [stats, target] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(source), kind === 'symlink' ? (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)(source) : '']);
        return [{ path, kind, ...describe(stats), size: kind === 'file' ? stats.size : 0, target, source }];
    }
    catch (error) {
        // Gone since its folder was listed, as lock files go.
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return [];
        throw unreadable(source, error);
    }
}
function describe(stats) {
    // A tar header has room for no other years than these.
    const mtime = Math.min(Math.max(Math.floor(stats.mtimeMs / 1000), 0), 0x7fffffff);
    // Windows knows no execute bit; the Docker CLI sets it there too.
    return { mode: process.platform === 'win32' ? stats.mode | 0o755 : stats.mode, mtime };
}


/***/ }),

/***/ 51725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ readCredentials),
  i: () => (/* binding */ toAuthConfig)
});

// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./lib/acquire/credential-helper.js



const run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
/** Asks `docker-credential-<name>` for a server; undefined when it knows none, `CREDENTIAL_HELPER` when it fails. */
async function askHelper(name, server, options) {
    const { env, signal, limit = 30_000 } = options;
    const program = `docker-credential-${name}`;
    const expiry = AbortSignal.timeout(limit);
    try {
        const asked = run(program, ['get'], { env, signal: AbortSignal.any([signal, expiry]), killSignal: 'SIGKILL' });
        // A helper may end without reading what it was asked.
        asked.child.stdin?.on('error', () => undefined);
        asked.child.stdin?.end(server);
        return readAnswer(program, server, (await asked).stdout);
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof errors/* ActionError */.l)
            throw error;
        if (expiry.aborted)
            throw helperError(program, server, `did not answer within ${limit / 1000} s`);
        explainExit(program, server, error);
        return undefined;
    }
}
function explainExit(program, server, error) {
    const { code, stdout = '', stderr = '' } = error;
    if (code === 'ENOENT')
        throw helperError(program, server, 'is not on the PATH');
    if (/credentials not found/i.test(stdout + stderr))
        return;
    const said = (stderr.trim() || stdout.trim()).replace(/\s+/g, ' ').slice(0, 500);
    throw helperError(program, server, `failed (${code ?? error.message})${said && `: ${said}`}`);
}
// What came is not quoted: it may hold the secret.
function readAnswer(program, server, stdout) {
    const answer = parse(stdout);
    const { Username: username, Secret: secret } = answer ?? {};
    if (typeof username === 'string' && typeof secret === 'string')
        return { username, secret };
    throw helperError(program, server, 'answered something else than JSON with Username and Secret');
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function helperError(program, server, problem) {
    return new errors/* ActionError */.l('CREDENTIAL_HELPER', `the credential helper ${program}, asked for ${server}, ${problem}`, {
        hint: 'Install the helper, remove it from config.json (credHelpers, credsStore), or give the credentials:\n  with:\n    username: ${{ github.actor }}\n    password: ${{ secrets.GITHUB_TOKEN }}',
    });
}

// EXTERNAL MODULE: ./lib/acquire/docker-config.js
var docker_config = __webpack_require__(45149);
;// CONCATENATED MODULE: ./lib/acquire/credentials.js



/** Opens the credentials of the inputs and of the docker config; what the inputs say wins for their registry. */
async function readCredentials(sources) {
    return new Store(sources, await (0,docker_config/* readDockerConfig */.TO)(sources.configDir));
}
/** The form of a credential that the engine takes. */
function toAuthConfig(credential) {
    const { username, password, identityToken: identitytoken, serverAddress: serveraddress } = credential;
    return identitytoken ? { identitytoken, serveraddress } : { username, password, serveraddress };
}
class Store {
    #sources;
    #config;
    #found = new Map();
    constructor(sources, config) {
        this.#sources = sources;
        this.#config = config;
    }
    forHost(host) {
        const server = canonical(host);
        const found = this.#found.get(server) ?? this.#find(server);
        this.#found.set(server, found);
        return found;
    }
    async all() {
        const { auths, credHelpers } = this.#config;
        const given = this.#given();
        const servers = new Set([...Object.keys(auths), ...Object.keys(credHelpers), ...(given ? [given.host] : [])].map(canonical));
        const found = await Promise.all([...servers].map(server => this.#tryHost(server)));
        return Object.fromEntries(found.flatMap(one => (one ? [[one.serverAddress, toAuthConfig(one)]] : [])));
    }
    async #tryHost(server) {
        try {
            return await this.forHost(server);
        }
        catch (error) {
            this.#sources.signal.throwIfAborted();
            this.#sources.log?.warning(`${(0,errors/* messageOf */.b)(error)}; going on without credentials for ${server}`);
            return undefined;
        }
    }
    async #find(server) {
        const given = this.#given();
        if (given?.host === server)
            return this.#show(server, given.username, given.password);
        return (await this.#askHelper(server)) ?? this.#readAuth(server);
    }
    #given() {
        const { registry, username, password } = this.#sources;
        return username && password ? { host: canonical(registry || 'docker.io'), username, password } : undefined;
    }
    async #askHelper(server) {
        const { credHelpers, credsStore } = this.#config;
        const name = pick(credHelpers, server) ?? credsStore;
        if (!name)
            return undefined;
        const answer = await askHelper(name, addressOf(server), this.#sources);
        return answer?.secret ? this.#show(server, answer.username, answer.secret) : undefined;
    }
    #readAuth(server) {
        const stored = pick(this.#config.auths, server);
        if (!stored)
            return undefined;
        const [username, password] = this.#readPair(server, stored);
        if (stored.identitytoken)
            return this.#show(server, '<token>', stored.identitytoken);
        return username && password ? this.#show(server, username, password) : undefined;
    }
    #readPair(server, { auth, username = '', password = '' }) {
        if (!auth)
            return [username, password];
        this.#sources.mask(auth);
        // Old clients padded with zero bytes.
        const pair = Buffer.from(auth, 'base64').toString().replace(/\0+$/, '');
        const colon = pair.indexOf(':');
        if (colon > 0)
            return [pair.slice(0, colon), pair.slice(colon + 1)];
        throw (0,docker_config/* brokenConfig */.go)(this.#config.path, `is wrong: the auth of ${server} has to be the base64 of user:password`);
    }
    #show(server, username, secret) {
        const { mask } = this.#sources;
        const serverAddress = addressOf(server);
        mask(secret);
        if (username === '<token>')
            return { username: '', password: '', identityToken: secret, serverAddress };
        mask(Buffer.from(`${username}:${secret}`).toString('base64'));
        return { username, password: secret, serverAddress };
    }
}
const hub = 'https://index.docker.io/v1/';
function addressOf(server) {
    return server === 'docker.io' ? hub : server;
}
// Docker Hub has several names; for every other registry host and port have to be the same.
function canonical(address) {
    const host = address
        .trim()
        .replace(/^[a-z]+:\/\//i, '')
        .replace(/\/.*$/s, '')
        .toLowerCase();
    return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host;
}
// An entry under the plain host comes before one that is written with a scheme or a path.
function pick(entries, server) {
    const keys = Object.keys(entries).filter(key => canonical(key) === server);
    const key = keys.find(key => key === addressOf(server)) ?? keys[0];
    return key === undefined ? undefined : entries[key];
}


/***/ }),

/***/ 60106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Cv: () => (/* binding */ HttpConnections),
  HR: () => (/* binding */ HttpFailure),
  JN: () => (/* binding */ readAnswer)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
;// CONCATENATED MODULE: ./lib/acquire/http-proxy.js
// As Go's programs do, no proxy is asked for what is on this machine.
const neverProxied = 'localhost,127.0.0.0-127.255.255.255,::1';
/** The proxies of an environment in the form that Node's agents take; a proxy that is written without a scheme is one of HTTP. */
function readProxies(env) {
    const exempt = env['no_proxy'] || env['NO_PROXY'];
    const proxies = ['http_proxy', 'https_proxy'].flatMap(name => {
        const proxy = env[name] || env[name.toUpperCase()];
        return proxy ? [[name, proxy.includes('://') ? proxy : `http://${proxy}`]] : [];
    });
    return { ...Object.fromEntries(proxies), no_proxy: exempt ? `${exempt},${neverProxied}` : neverProxied };
}

// EXTERNAL MODULE: ./lib/acquire/retry.js
var retry = __webpack_require__(92838);
;// CONCATENATED MODULE: ./lib/acquire/http-call.js






/** A request that got no answer. */
class HttpFailure extends Error {
    constructor(message, cause) {
        super(message, { cause });
        this.name = 'HttpFailure';
    }
}
/** Connections to HTTP servers, kept for further calls until disposed of; by the proxies of HTTP_PROXY, HTTPS_PROXY, NO_PROXY. */
class HttpConnections {
    #plain;
    #secure;
    constructor(env) {
        const proxyEnv = readProxies(env);
        this.#plain = new external_node_http_.Agent({ keepAlive: true, proxyEnv });
        this.#secure = new external_node_https_.Agent({ keepAlive: true, proxyEnv });
    }
    /** Sends a request and gives the answer whatever its status; redirects are not followed, bytes are given as they come. */
    async send({ method = 'GET', url, headers, body }, signal) {
        const options = { method, headers: { 'user-agent': 'docker-archive-action', ...headers }, signal };
        const sent = url.protocol === 'https:'
            ? (0,external_node_https_.request)(url, { ...options, agent: this.#secure })
            : (0,external_node_http_.request)(url, { ...options, agent: this.#plain });
        // What breaks after the answer has begun is told to whoever reads it.
        sent.on('error', () => undefined);
        sent.end(body);
        try {
            const [answer] = (await (0,external_node_events_.once)(sent, 'response'));
            return answer;
        }
        catch (error) {
            signal.throwIfAborted();
            throw new HttpFailure(`${url.host} cannot be reached (${(0,retry/* codeOf */.$N)(error) || (0,errors/* messageOf */.b)(error)})`, error);
        }
    }
    [Symbol.dispose]() {
        this.#plain.destroy();
        this.#secure.destroy();
    }
}
/** Reads an answer as a whole; undefined when it is larger than `limit` bytes. */
async function readAnswer(answer, limit) {
    const chunks = [];
    let size = 0;
    for await (const chunk of answer) {
        size += chunk.length;
        if (size > limit)
            return undefined;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}


/***/ }),

/***/ 58748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ escapePattern),
/* harmony export */   w: () => (/* binding */ IgnoreRules)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38411);


/** The rules of one `.dockerignore`, applied as the Docker CLI applies them (moby/patternmatcher); the last match wins. */
class IgnoreRules {
    #rules;
    constructor(rules) {
        this.#rules = rules;
    }
    /** Parses the text of a `.dockerignore`; `file` is its path, for the `IGNORE_PATTERN` error of an invalid line. */
    static parse(text, file) {
        const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
        return new IgnoreRules(lines.flatMap((line, i) => parseLine(line, file, i + 1) ?? []));
    }
    /** Judges a path (relative to the context, `/` between its parts) by the rules and the verdict on its folder. */
    judge(path, folder) {
        let excluded = false;
        const hits = this.#rules.map((rule, i) => {
            // A rule that cannot change the verdict is not tried, and so is not inherited either.
            const hit = folder?.hits[i] === true || (rule.exception === excluded && rule.matches(path));
            if (hit)
                excluded = !rule.exception;
            return hit;
        });
        return { excluded, hits };
    }
    /** Whether an exception could match something below an excluded folder, so that it has to be entered. */
    mayReopen(folder) {
        const below = `${folder}/`;
        return this.#rules.some(({ exception, pattern }) => {
            const fixed = /^[^*?[\\]*/.exec(pattern)?.[0] ?? '';
            return exception && (below.startsWith(fixed) || fixed.startsWith(below));
        });
    }
}
/** Writes a path as a pattern that matches nothing else. */
function escapePattern(path) {
    return path.replace(/[*?[\]\\]|^[#!]/g, '\\$&');
}
function parseLine(line, file, number) {
    // Only a # in the first column begins a comment.
    if (line.startsWith('#') || line.trim() === '')
        return undefined;
    // Cleaned twice, as moby does: before and after it looks for the mark.
    const [, mark = '', rest = ''] = /^(!?)(.*)$/s.exec(line.trim()) ?? [];
    const [, exception = '', pattern = ''] = /^(!?)(.*)$/s.exec(clean(mark + toRelative(clean(rest.trim())))) ?? [];
    const matches = isPattern(pattern) ? compile(pattern) : undefined;
    if (matches)
        return { pattern, exception: exception === '!', matches };
    const message = `context: ${JSON.stringify(line.trim())} in line ${number} of ${file} is not a valid pattern`;
    throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('IGNORE_PATTERN', message, {
        hint: 'Allowed: a path with *, **, ?, [a-z], [^a-z]; \\ before a character takes it literally; ! before the pattern makes an exception.',
        annotation: { file, line: number, title: 'invalid pattern' },
    });
}
function clean(path) {
    return path === '' ? '' : node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path).replace(/(?<=.)\/$/, '');
}
function toRelative(path) {
    return path.replace(/^\/(?=.)/, '');
}
// The syntax check of Go's filepath.Match.
function isPattern(pattern) {
    const part = String.raw `(?:[^\\\]-]|\\.)`;
    return new RegExp(String.raw `^(?:[^\\[]|\\.|\[(?!\^\])\^?(?:${part}(?:-${part})?)+\])+$`, 'su').test(pattern);
}
const wild = /[*?[\]\\]/;
// Three simple shapes have shortcuts in moby that are no mere optimisation: `**.log` finds `a.log` by its end, where
// the expression that `**` stands for elsewhere would want a whole path component.
function compile(pattern) {
    if (!wild.test(pattern))
        return path => path === pattern;
    const [start, end] = [pattern.slice(0, -2), pattern.slice(2)];
    if (pattern.endsWith('**') && !wild.test(start))
        return path => path.startsWith(start);
    if (pattern.startsWith('**') && !wild.test(end))
        return path => path.endsWith(end) || `/${path}` === end;
    try {
        const expression = new RegExp(`^${toSource(pattern)}$`, 'u');
        return path => expression.test(path);
    }
    catch {
        return undefined;
    }
}
// Characters that mean nothing in a pattern are escaped; `^` is not, and so matches only inside brackets, as in moby.
function toSource(pattern) {
    let bracket = false;
    return pattern.replace(/\*\*\/?$|\*\*\/?|\\.|./gsu, (token, at) => {
        if (token.startsWith('**'))
            return at + token.length === pattern.length ? '.*' : '(?:.*/)?';
        if (token === '*' || token === '?') {
            bracket = false;
            return token === '*' ? '[^/]*' : '[^/]';
        }
        if (token === '[')
            bracket = true;
        if (token === ']' && !bracket)
            return '\\]';
        if (token === ']')
            bracket = false;
        if (token.startsWith('\\'))
            return toEscape(token.slice(1), bracket);
        return /[.+()|{}$]/.test(token) ? `\\${token}` : token;
    });
}
// An escaped letter or digit is the expression's own escape, as in moby (`\d` is a digit).
function toEscape(character, bracket) {
    const keeps = bracket ? /[A-Za-z0-9^$.*+?(){}|[\]\\/-]/ : /[A-Za-z0-9^$.*+?(){}|[\]\\/]/;
    return keeps.test(character) ? `\\${character}` : character;
}


/***/ }),

/***/ 16322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ pullError)
/* harmony export */ });
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38411);

/** The error for an image that cannot be pulled. */
function pullError(code, { reference, host, puller, words, cause }) {
    const hints = {
        PULL_DENIED: `Check the credentials for ${host}:\n  with:\n    username: \${{ github.actor }}\n    password: \${{ secrets.GITHUB_TOKEN }}`,
        PULL_NOT_FOUND: 'Check image, version (it makes the tag) and platform.',
        PULL_FAILED: `Is the registry ${host} reachable from ${puller}?`,
    };
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l(code, `cannot pull ${reference}: ${words}`, { hint: hints[code], cause });
}


/***/ }),

/***/ 38621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U3: () => (/* binding */ LayerStates),
/* harmony export */   ZP: () => (/* binding */ pullImage),
/* harmony export */   h3: () => (/* binding */ pullReference),
/* harmony export */   oF: () => (/* binding */ checkPlatform)
/* harmony export */ });
/* harmony import */ var _plan_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18996);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38411);
/* harmony import */ var _credentials_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51725);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(92628);
/* harmony import */ var _frames_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1872);
/* harmony import */ var _idle_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(72348);
/* harmony import */ var _pull_error_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(16322);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(92838);
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








/** Pulls an image by tag or digest; whatever the engine reports inside its stream is the error, never a stale local image. */
async function pullImage(engine, order, log, signal) {
    const rules = {
        what: `the pull of ${(0,_engine_js__WEBPACK_IMPORTED_MODULE_3__/* .nameImage */ .Pe)(pullReference(order.image, order.tag), order.platform)}`,
        tries: order.retries + 1,
        pause: 1000,
        mayHelp: isPassing,
    };
    try {
        await (0,_retry_js__WEBPACK_IMPORTED_MODULE_7__/* .retry */ .L5)(rules, () => followPull(engine, order, log, signal), log, signal);
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof _frames_js__WEBPACK_IMPORTED_MODULE_4__/* .FrameError */ .q || error instanceof _engine_js__WEBPACK_IMPORTED_MODULE_3__/* .EngineRefusal */ .np)
            throw explainPull(order, error);
        throw (0,_engine_js__WEBPACK_IMPORTED_MODULE_3__/* .brokenOff */ .H1)('the pull', error);
    }
}
/** What the engine is asked to pull: `repository:tag`, or `repository@digest` when the image names one. */
function pullReference(image, tag) {
    return image.digest ? `${image.repository}@${image.digest}` : `${image.repository}:${tag}`;
}
/** Throws `PLATFORM` when an image is not for the platform that was asked for. */
function checkPlatform(reference, have, asked) {
    if (!asked || (0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .samePlatform */ .my)(have, asked))
        return;
    const message = `${reference} is for ${(0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(have)}, not for ${(0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(asked)}`;
    throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('PLATFORM', message, { hint: `platform: ${(0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(have)}` });
}
async function followPull(engine, order, log, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const watch = __addDisposableResource(env_1, new _idle_js__WEBPACK_IMPORTED_MODULE_5__/* .IdleWatch */ .K('the pull', order.idleTimeout, signal), false);
        const credential = await order.credentials.forHost(order.image.host);
        const query = {
            fromImage: order.image.repository,
            tag: order.image.digest ?? order.tag,
            ...(order.platform && { platform: (0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(order.platform) }),
        };
        const answer = await engine.pull(query, credential && (0,_credentials_js__WEBPACK_IMPORTED_MODULE_2__/* .toAuthConfig */ .i)(credential), watch.signal);
        const shown = new LayerStates(log);
        for await (const frame of (0,_frames_js__WEBPACK_IMPORTED_MODULE_4__/* .readFrames */ .v)(answer)) {
            watch.touch();
            shown.add(frame);
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
/** Shows a pull or a push; layers report many times a second, a line is shown when one reaches another state. */
class LayerStates {
    #log;
    #states = new Map();
    constructor(log) {
        this.#log = log;
    }
    add({ id = '', status }) {
        if (status === undefined || (id !== '' && this.#states.get(id) === status))
            return;
        this.#states.set(id, status);
        this.#log.foreign(id === '' ? status : `${id}: ${status}`);
    }
}
function explainPull(order, cause) {
    const reference = (0,_engine_js__WEBPACK_IMPORTED_MODULE_3__/* .nameImage */ .Pe)(pullReference(order.image, order.tag), order.platform);
    const words = (0,_engine_js__WEBPACK_IMPORTED_MODULE_3__/* .engineWords */ .Y7)(cause);
    const { host } = order.image;
    return (0,_pull_error_js__WEBPACK_IMPORTED_MODULE_6__/* .pullError */ .c)(classify(words), { reference, host, puller: 'the engine', words, cause });
}
// A refusal for good comes in the same frames and with the same status 500; only its words tell it.
function isPassing(error) {
    if (!(error instanceof _frames_js__WEBPACK_IMPORTED_MODULE_4__/* .FrameError */ .q) && !(error instanceof _engine_js__WEBPACK_IMPORTED_MODULE_3__/* .EngineRefusal */ .np))
        return false;
    const words = (0,_engine_js__WEBPACK_IMPORTED_MODULE_3__/* .engineWords */ .Y7)(error);
    return classify(words) === 'PULL_FAILED' && (isNetworkWords(words) || isBusyWords(words));
}
function isBusyWords(words) {
    return /toomanyrequests|too many requests|HTTP (429|5\d\d)\b|\b5\d\d (internal|bad|service|gateway)/i.test(words);
}
function isNetworkWords(words) {
    return /timed?[ -]?out|deadline exceeded|request canceled|connection (refused|reset)|broken pipe|\bEOF\b|no such host|server misbehaving|no route to host|network is unreachable/i.test(words);
}
// The engine passes registries' answers on as text only; the class chooses no more than the hint.
function classify(words) {
    if (/unauthorized|denied|authentication|no basic auth|incorrect username|\b40[13]\b/i.test(words))
        return 'PULL_DENIED';
    if (/not found|manifest unknown|name unknown|no matching manifest|does not exist/i.test(words)) {
        return 'PULL_NOT_FOUND';
    }
    return 'PULL_FAILED';
}


/***/ }),

/***/ 40308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ RegistryClient)
});

// EXTERNAL MODULE: ./lib/acquire/http-call.js + 1 modules
var http_call = __webpack_require__(60106);
;// CONCATENATED MODULE: ./lib/acquire/registry-address.js
/** Where a repository is served, with a slash at its end; plain HTTP is spoken on loopback alone. */
function repositoryUrl({ host, path }) {
    if (host === 'docker.io')
        return new URL(`https://registry-1.docker.io/v2/${hubPath(path)}/`);
    const url = new URL(`https://${host}/v2/${path}/`);
    if (!isLoopback(url))
        return url;
    return new URL(`http://${host}/v2/${path}/`);
}
/** What a token has to allow: to pull from this repository and nothing else. */
function pullScope({ host, path }) {
    return `repository:${host === 'docker.io' ? hubPath(path) : path}:pull`;
}
/** Whether a server is on this machine. */
function isLoopback({ hostname }) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}
// Users write Docker Hub's own images without their namespace.
function hubPath(path) {
    return path.includes('/') ? path : `library/${path}`;
}

// EXTERNAL MODULE: ./lib/plan/form.js
var plan_form = __webpack_require__(36885);
;// CONCATENATED MODULE: ./lib/acquire/registry-challenge.js
// A name, and what is given to it, bare or in quotes.
const part = /([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]*)))?/g;
/** Reads the challenges of one or several `WWW-Authenticate` headers joined by commas (RFC 9110, 11.6.1). */
function parseChallenges(header) {
    const challenges = [];
    for (const [, name = '', quoted, bare] of header.matchAll(part)) {
        const value = quoted?.replace(/\\(.)/g, '$1') ?? bare;
        const current = challenges.at(-1);
        if (value === undefined)
            challenges.push({ scheme: name.toLowerCase(), params: {} });
        else if (current)
            current.params[name.toLowerCase()] ??= value;
    }
    return challenges;
}

// EXTERNAL MODULE: ./lib/acquire/registry-refusal.js
var registry_refusal = __webpack_require__(86724);
;// CONCATENATED MODULE: ./lib/acquire/registry-auth.js




const clientId = 'docker-archive-action';
const tokenLimit = 1024 * 1024;
/** The `Authorization` of one repository, found when the registry asks for it and kept until it asks again. */
class RegistryAuth {
    #sources;
    #header;
    #renewal;
    constructor(sources) {
        this.#sources = sources;
    }
    /** What to send; undefined as long as nothing was asked for. */
    get header() {
        return this.#header;
    }
    /** Answers a challenge to a request that was sent with `used`; false when there is nothing better to send. */
    async renew(used, challenge, signal) {
        // Of several requests that were refused for the same reason one asks, and all go on with what it got.
        if (this.#header === used) {
            this.#renewal ??= this.#answer(challenge, signal).finally(() => (this.#renewal = undefined));
            await this.#renewal;
        }
        return this.#header !== used;
    }
    async #answer(header, signal) {
        const challenges = parseChallenges(header);
        const bearer = challenges.find(({ scheme, params }) => scheme === 'bearer' && params['realm']);
        const basic = challenges.some(({ scheme }) => scheme === 'basic');
        if (!bearer && !basic)
            return;
        const credential = await this.#sources.credential();
        if (bearer)
            this.#header = `Bearer ${await this.#askToken(bearer, credential, signal)}`;
        else if (credential && !credential.identityToken)
            this.#header = basicOf(credential);
    }
    async #askToken(challenge, credential, signal) {
        const { connections, registry, scope } = this.#sources;
        const realm = readRealm(challenge, registry);
        const asked = { service: challenge.params['service'] ?? '', scope: challenge.params['scope'] || scope };
        const answer = await connections.send(tokenCall(realm, asked, credential), signal);
        if (answer.statusCode !== 200)
            throw await (0,registry_refusal/* readRefusal */.n)(answer, realm);
        const { token, access_token: accessToken } = (0,plan_form/* parseRecord */.Hh)(await (0,http_call/* readAnswer */.JN)(answer, tokenLimit)) ?? {};
        const found = [token, accessToken].find(each => (0,plan_form/* isText */.KH)(each) && /^[\x21-\x7e]+$/.test(each));
        if (found === undefined)
            throw new registry_refusal/* RegistryRefusal */.O(200, `${realm.host} was asked for a token and gave none`);
        return found;
    }
}
// Whoever reads along must not learn a password that was safe until now.
function readRealm({ params }, registry) {
    const realm = URL.parse(params['realm'] ?? '', registry.origin);
    if (realm?.protocol === 'https:' || (realm && realm.protocol === registry.protocol))
        return realm;
    const message = `${registry.host} wants tokens to be asked for at ${params['realm'] ?? ''}, which is no https address`;
    throw new registry_refusal/* RegistryRefusal */.O(401, message);
}
function tokenCall(realm, wish, credential) {
    if (credential?.identityToken)
        return refreshCall(realm, wish, credential.identityToken);
    const url = new URL(realm);
    if (wish.service)
        url.searchParams.set('service', wish.service);
    // The scopes of one challenge are asked for one by one.
    for (const scope of wish.scope.split(' '))
        url.searchParams.append('scope', scope);
    if (!credential)
        return { url, headers: {} };
    url.searchParams.set('account', credential.username);
    return { url, headers: { authorization: basicOf(credential) } };
}
function refreshCall(url, { service, scope }, identityToken) {
    const form = { grant_type: 'refresh_token', service, client_id: clientId, refresh_token: identityToken, scope };
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return { method: 'POST', url, headers, body: new URLSearchParams(form).toString() };
}
function basicOf({ username, password }) {
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

;// CONCATENATED MODULE: ./lib/acquire/registry-client.js




const redirects = 5;
/** Reads one repository of a registry, by the pull part of the OCI distribution protocol. */
class RegistryClient {
    #connections;
    #auth;
    #url;
    constructor(image, { credentials, env }) {
        this.#connections = new http_call/* HttpConnections */.Cv(env);
        this.#url = repositoryUrl(image);
        this.#auth = new RegistryAuth({
            connections: this.#connections,
            registry: this.#url,
            credential: () => credentials.forHost(image.host),
            scope: pullScope(image),
        });
    }
    /** The registry's address, `registry-1.docker.io` for Docker Hub. */
    get host() {
        return this.#url.host;
    }
    /** Asks for something below the repository, once; throws `RegistryRefusal` when there is no content in the answer. */
    get(path, headers, signal) {
        return this.#ask('GET', path, headers, signal);
    }
    /** Asks for no more than the headers of what `get` would give. */
    async head(path, headers, signal) {
        const answer = await this.#ask('HEAD', path, headers, signal);
        answer.resume();
        return answer.headers;
    }
    [Symbol.dispose]() {
        this.#connections[Symbol.dispose]();
    }
    async #ask(method, path, headers, signal) {
        for (let proofs = 0;; proofs++) {
            const used = this.#auth.header;
            const { answer, url, own } = await this.#follow(method, path, headers, used, signal);
            const { statusCode: status = 0 } = answer;
            if (status === 200 || status === 206)
                return answer;
            const challenge = answer.headers['www-authenticate'];
            const refusal = await (0,registry_refusal/* readRefusal */.n)(answer, url);
            // Only the registry itself may ask for a proof; one that has just been found and is not good enough is the last.
            if (status !== 401 || !own || challenge === undefined || proofs > 0)
                throw refusal;
            if (!(await this.#auth.renew(used, challenge, signal)))
                throw refusal;
        }
    }
    async #follow(method, path, headers, authorization, signal) {
        let url = new URL(path, this.#url);
        let own = true;
        for (let hops = 0;; hops++) {
            const proof = own && authorization !== undefined ? { authorization } : {};
            const answer = await this.#connections.send({ method, url, headers: { ...headers, ...proof } }, signal);
            const location = locationOf(answer);
            if (location === undefined)
                return { answer, url, own };
            answer.resume();
            const next = readTarget(location, url);
            if (hops === redirects)
                throw new registry_refusal/* RegistryRefusal */.O(0, `${this.host} redirects more than ${redirects} times`);
            // Once it has led to another server, a proof is not sent any more, even where it leads back.
            own &&= next.origin === this.#url.origin;
            url = next;
        }
    }
}
function locationOf({ statusCode = 0, headers }) {
    return [301, 302, 303, 307, 308].includes(statusCode) ? headers.location : undefined;
}
function readTarget(location, from) {
    const target = URL.parse(location, from.href);
    if (target?.protocol === 'https:' || (target && target.protocol === from.protocol))
        return target;
    throw new registry_refusal/* RegistryRefusal */.O(0, `${from.host} redirects to something else than an https address`);
}


/***/ }),

/***/ 69974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l0: () => (/* binding */ acceptedTypes),
/* harmony export */   qO: () => (/* binding */ unsupported),
/* harmony export */   u0: () => (/* binding */ readDocument)
/* harmony export */ });
/* harmony import */ var _plan_form_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36885);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38411);
/* harmony import */ var _registry_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52125);



const manifestTypes = [
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
const indexTypes = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
];
const configTypes = [
    'application/vnd.oci.image.config.v1+json',
    'application/vnd.docker.container.image.v1+json',
    // What the first images of this manifest's version were pushed with.
    'application/octet-stream',
];
const layerType = /^application\/vnd\.(?:oci\.image\.layer\.v1\.tar(?:\+gzip|\+zstd)?|docker\.image\.rootfs\.diff\.tar(?:\.gzip|\.zstd)?)$/;
/** The media types a registry is asked for, as `Accept`. */
const acceptedTypes = [...manifestTypes, ...indexTypes].join(', ');
/** Reads a manifest or an index that a registry sent under a content type; throws `PULL_UNSUPPORTED` for anything else. */
function readDocument(what, bytes, contentType) {
    const document = (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRecord */ .Hh)(bytes);
    if (!(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(document, documentFields))
        throw unsupported(what, 'leads to something that is no JSON object');
    const mediaType = typeOf(what, document, contentType.split(';')[0]?.trim() ?? '');
    // A document that could be both would be another image to whoever goes by its fields.
    if (manifestTypes.includes(mediaType) && isManifest(document) && !('manifests' in document)) {
        return { mediaType, manifest: checkManifest(what, document) };
    }
    if (indexTypes.includes(mediaType) && isIndex(document) && !('config' in document) && !('layers' in document)) {
        return { mediaType, index: document.manifests.filter(isImageEntry).map(toEntry) };
    }
    throw unsupported(what, `leads to a broken document of the type ${mediaType}`);
}
/** The error for something in a registry that is no image as it is known here. */
function unsupported(what, problem, hint) {
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('PULL_UNSUPPORTED', `cannot pull ${what}: it ${problem}`, hint === undefined ? {} : { hint });
}
const documentFields = ['schemaVersion', 'mediaType', 'config', 'layers', 'manifests'];
const descriptorFields = ['mediaType', 'digest', 'size', 'urls', 'platform', 'annotations'];
// What a document says of itself has to be what the registry says of it, or different readers see different things.
function typeOf(what, document, contentType) {
    if (document['schemaVersion'] === 1) {
        throw unsupported(what, 'is kept by a manifest of schema 1, which no engine reads any more', 'Push the image again.');
    }
    const own = (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(document['mediaType']) ? document['mediaType'] : contentType;
    const known = [...manifestTypes, ...indexTypes];
    if (!known.includes(own))
        throw unsupported(what, `is no image but ${own || 'of no type'}`);
    if (known.includes(contentType) && own !== contentType) {
        throw unsupported(what, `calls itself ${own} and its registry calls it ${contentType}`);
    }
    return own;
}
function checkManifest(what, { config, layers }) {
    if (!configTypes.includes(config.mediaType))
        throw unsupported(what, `is no image but ${config.mediaType}`);
    for (const { mediaType, urls, digest } of layers) {
        if (urls?.length || /foreign|nondistributable/.test(mediaType)) {
            throw unsupported(what, `has a layer that its registry does not keep (${digest}, ${mediaType})`);
        }
        if (!layerType.test(mediaType))
            throw unsupported(what, `has a layer of the unknown type ${mediaType}`);
    }
    const sizes = new Map(layers.map(({ digest, size }) => [digest, size]));
    const twofold = layers.find(({ digest, size }) => sizes.get(digest) !== size);
    if (twofold)
        throw unsupported(what, `gives the layer ${twofold.digest} two sizes`);
    return { config: toDescriptor(config), layers: layers.map(toDescriptor) };
}
function isManifest(value) {
    const { config, layers } = value;
    return isDescriptor(config) && Array.isArray(layers) && layers.every(isDescriptor);
}
function isIndex(value) {
    const { manifests } = value;
    return Array.isArray(manifests) && manifests.every(isDescriptor);
}
function isDescriptor(value) {
    if (!(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(value, descriptorFields))
        return false;
    const { mediaType, digest, size, urls, platform, annotations } = value;
    return ((0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(mediaType) &&
        (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc)(digest) &&
        Number.isSafeInteger(size) &&
        size >= 0 &&
        (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isOptional */ .dK)(urls, Array.isArray) &&
        (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isOptional */ .dK)(platform, each => (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(each, [])) &&
        (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isOptional */ .dK)(annotations, each => (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(each, [])));
}
// BuildKit puts what it tells about images, for an unknown platform, beside them.
function isImageEntry({ mediaType, platform, annotations }) {
    const attests = annotations?.['vnd.docker.reference.type'] === 'attestation-manifest';
    return manifestTypes.includes(mediaType) && !attests && platform?.os !== 'unknown';
}
function toEntry(raw) {
    const platform = raw.platform && (0,_registry_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .toPlatform */ .rE)(raw.platform);
    return { ...toDescriptor(raw), ...(platform && { platform }) };
}
function toDescriptor({ mediaType, digest, size }) {
    return { mediaType, digest, size };
}


/***/ }),

/***/ 20744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MC: () => (/* binding */ BrokenAnswer),
/* harmony export */   Mj: () => (/* binding */ explainFetch),
/* harmony export */   qb: () => (/* binding */ corrupt),
/* harmony export */   sA: () => (/* binding */ fetchRules),
/* harmony export */   sW: () => (/* binding */ fetchDocument)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38411);
/* harmony import */ var _http_call_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60106);
/* harmony import */ var _pull_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16322);
/* harmony import */ var _registry_documents_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69974);
/* harmony import */ var _registry_refusal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(86724);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(92838);







/** An answer that ended before it was whole. */
class BrokenAnswer extends Error {
    constructor(message) {
        super(message);
        this.name = 'BrokenAnswer';
    }
}
/** Fetches a manifest, an index or a configuration, and proves that it is what was asked for. */
async function fetchDocument(fetch, path, accept, expected, limit) {
    const ask = async () => {
        const answer = await fetch.client.get(path, { accept }, fetch.signal);
        const bytes = await (0,_http_call_js__WEBPACK_IMPORTED_MODULE_2__/* .readAnswer */ .JN)(answer, limit);
        fetch.touch();
        return { bytes, headers: answer.headers };
    };
    const { bytes, headers } = await (0,_retry_js__WEBPACK_IMPORTED_MODULE_6__/* .retry */ .L5)(fetchRules(fetch, `fetching ${path}`), ask, fetch.log, fetch.signal);
    if (!bytes)
        throw (0,_registry_documents_js__WEBPACK_IMPORTED_MODULE_4__/* .unsupported */ .qO)(fetch.what, `has a document of more than ${limit} bytes, ${path}`);
    const digest = `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
    const named = [expected.digest, headers['docker-content-digest']].filter(each => each !== undefined);
    const other = named.find(each => String(each).startsWith('sha256:') && each !== digest);
    if (other !== undefined)
        throw corrupt(fetch, `${String(other)} came as ${digest}`);
    if (expected.size !== undefined && expected.size !== bytes.length) {
        throw corrupt(fetch, `${digest} has ${bytes.length} bytes, not ${expected.size}`);
    }
    return { bytes, digest, contentType: headers['content-type'] ?? '' };
}
/** How often a registry is asked: again when it is busy or the connection broke. */
function fetchRules({ retries }, what) {
    return {
        what,
        tries: retries + 1,
        pause: 500,
        mayHelp: error => (0,_retry_js__WEBPACK_IMPORTED_MODULE_6__/* .isNetworkError */ .TX)(error) || error instanceof BrokenAnswer || isBusy(error),
        askedPause: error => (error instanceof _registry_refusal_js__WEBPACK_IMPORTED_MODULE_5__/* .RegistryRefusal */ .O ? error.retryAfter : undefined),
    };
}
/** The error for bytes that are not what their digest or their size says. */
function corrupt({ what, client }, problem) {
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('PULL_CORRUPT', `cannot pull ${what}: what ${client.host} sent is not the image: ${problem}`, {
        hint: 'Run the step again; if it stays so, push the image again.',
    });
}
/** Names what went wrong with a registry; what has a name already, or nothing to do with it, keeps its own. */
function explainFetch({ what, client }, host, cause) {
    const said = cause instanceof _registry_refusal_js__WEBPACK_IMPORTED_MODULE_5__/* .RegistryRefusal */ .O || cause instanceof _http_call_js__WEBPACK_IMPORTED_MODULE_2__/* .HttpFailure */ .HR;
    if (!said && !(cause instanceof BrokenAnswer) && !(0,_retry_js__WEBPACK_IMPORTED_MODULE_6__/* .isNetworkError */ .TX)(cause))
        return cause;
    const words = said ? (0,_report_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .b)(cause) : `${client.host} broke off (${(0,_report_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .b)(cause)})`;
    const code = cause instanceof _registry_refusal_js__WEBPACK_IMPORTED_MODULE_5__/* .RegistryRefusal */ .O ? classify(cause.status) : 'PULL_FAILED';
    return (0,_pull_error_js__WEBPACK_IMPORTED_MODULE_3__/* .pullError */ .c)(code, { reference: what, host, puller: 'this runner', words, cause });
}
function classify(status) {
    if (status === 401 || status === 403)
        return 'PULL_DENIED';
    return status === 404 ? 'PULL_NOT_FOUND' : 'PULL_FAILED';
}
function isBusy(error) {
    return error instanceof _registry_refusal_js__WEBPACK_IMPORTED_MODULE_5__/* .RegistryRefusal */ .O && (error.status === 408 || error.status === 429 || error.status >= 500);
}


/***/ }),

/***/ 52125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kd: () => (/* binding */ readPlatform),
/* harmony export */   Wt: () => (/* binding */ platformsOf),
/* harmony export */   nx: () => (/* binding */ defaultPlatform),
/* harmony export */   rE: () => (/* binding */ toPlatform),
/* harmony export */   xV: () => (/* binding */ choosePlatform)
/* harmony export */ });
/* harmony import */ var _plan_form_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36885);
/* harmony import */ var _plan_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18996);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38411);



/** The platform of a configuration; undefined when the bytes are no configuration of an image. */
function readPlatform(bytes) {
    return toPlatform((0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRecord */ .Hh)(bytes) ?? {});
}
/** The platform that is taken when none is asked for: this machine's, as Linux. */
function defaultPlatform(nodeArchitecture) {
    const architecture = goArchitectures[nodeArchitecture] ?? nodeArchitecture;
    return (0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePlatform */ .FL)(`linux/${architecture}`) ?? { os: 'linux', architecture };
}
const goArchitectures = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };
/** Finds the image for a platform in an index; throws `PLATFORM`, which lists what there is. */
function choosePlatform(what, index, asked) {
    const [first] = index;
    // An index of one image need not say what it is for; its configuration does.
    if (index.length === 1 && first && !first.platform)
        return first;
    const found = index.find(({ platform }) => platform && (0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .samePlatform */ .my)(platform, asked));
    if (found)
        return found;
    const there = [
        ...new Set(index.map(({ platform }) => (platform ? (0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(platform) : 'an unknown platform'))),
    ];
    const message = `${what} has no image for ${(0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(asked)}, there is: ${there.join(', ') || 'none at all'}`;
    const known = index.find(({ platform }) => platform)?.platform;
    throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('PLATFORM', message, known && { hint: `platform: ${(0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(known)}` });
}
/** The platforms that an index names, each once. */
function platformsOf(index) {
    const named = index.flatMap(({ platform }) => platform ?? []);
    return [...new Map(named.map(platform => [(0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(platform), platform])).values()];
}
/** The platform that a configuration or the entry of an index names; undefined when it names none. */
function toPlatform(value) {
    if (!(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(value, ['os', 'architecture', 'variant']))
        return undefined;
    const { os, architecture, variant } = value;
    if (!(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(os) || !(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(architecture) || !(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isOptional */ .dK)(variant, _plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH))
        return undefined;
    return { os, architecture, ...((0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(variant) && variant !== '' && { variant }) };
}


/***/ }),

/***/ 73244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  aK: () => (/* binding */ fetchImage),
  Cj: () => (/* binding */ fetchManifest),
  wd: () => (/* binding */ followFetch),
  wo: () => (/* binding */ nameOrder),
  WI: () => (/* binding */ readManifest)
});

// EXTERNAL MODULE: ./lib/plan/form.js
var plan_form = __webpack_require__(36885);
// EXTERNAL MODULE: ./lib/plan/platform.js
var plan_platform = __webpack_require__(18996);
// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(87703);
// EXTERNAL MODULE: ./lib/acquire/engine.js
var engine = __webpack_require__(92628);
// EXTERNAL MODULE: ./lib/acquire/idle.js
var idle = __webpack_require__(72348);
// EXTERNAL MODULE: ./lib/acquire/pull.js
var pull = __webpack_require__(38621);
// EXTERNAL MODULE: ./lib/acquire/registry-documents.js
var registry_documents = __webpack_require__(69974);
// EXTERNAL MODULE: ./lib/acquire/registry-fetch.js
var registry_fetch = __webpack_require__(20744);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./lib/pack/hashed-file.js
var hashed_file = __webpack_require__(73407);
// EXTERNAL MODULE: ./lib/pack/partial.js
var pack_partial = __webpack_require__(30256);
// EXTERNAL MODULE: ./lib/acquire/registry-refusal.js
var registry_refusal = __webpack_require__(86724);
// EXTERNAL MODULE: ./lib/acquire/retry.js
var retry = __webpack_require__(92838);
;// CONCATENATED MODULE: ./lib/acquire/registry-layers.js








// As many as engines fetch; more would only share the same line.
const atOnce = 4;
/** Fetches layers side by side and gives their files by digest; after a failure nothing unfinished is left. */
async function fetchLayers(fetch, layers, folder) {
    const stop = new AbortController();
    const joined = { ...fetch, signal: AbortSignal.any([fetch.signal, stop.signal]) };
    const paths = new Map();
    const waiting = layers.values();
    const work = async () => {
        for (const layer of waiting)
            paths.set(layer.digest, await fetchLayer(joined, layer, folder));
    };
    const workers = Array.from({ length: atOnce }, () => work().catch((error) => stop.abort(error)));
    await Promise.all(workers);
    joined.signal.throwIfAborted();
    return paths;
}
async function fetchLayer(fetch, layer, folder) {
    const partial = (0,pack_partial/* partialPath */.D)(folder.dir);
    const fill = async (file) => {
        await (0,retry/* retry */.L5)((0,registry_fetch/* fetchRules */.sA)(fetch, `fetching ${layer.digest}`), () => appendRest(fetch, layer, file, folder), fetch.log, fetch.signal);
        const { sha256 } = await file.finish(fetch.signal);
        if (`sha256:${sha256}` !== layer.digest)
            throw (0,registry_fetch/* corrupt */.qb)(fetch, `${layer.digest} came as sha256:${sha256}`);
    };
    await (0,hashed_file/* createFile */.x)(partial, fill, { lasting: false });
    const path = (0,external_node_path_.join)(folder.dir, layer.digest.replace('sha256:', ''));
    await (0,promises_.rename)(partial, path);
    return path;
}
// What has come stays when a connection breaks: the rest is asked for, or as much is passed over of the whole.
async function appendRest(fetch, layer, file, { onBytes }) {
    const from = file.size;
    // A connection can break after the last byte.
    if (from > 0 && from === layer.size)
        return;
    const range = from > 0 ? { range: `bytes=${from}-` } : {};
    const answer = await fetch.client.get(`blobs/${layer.digest}`, range, fetch.signal);
    let passOver = from - startOf(answer, from, fetch.client.host);
    const append = async (chunks) => {
        for await (const chunk of chunks) {
            fetch.touch();
            const fresh = chunk.subarray(passOver);
            passOver -= chunk.length - fresh.length;
            if (file.size + fresh.length > layer.size) {
                throw (0,registry_fetch/* corrupt */.qb)(fetch, `${layer.digest} is larger than ${layer.size} bytes`);
            }
            await file.append(fresh);
            onBytes?.(fresh.length);
        }
    };
    await (0,external_node_stream_promises_.pipeline)(answer, append, { signal: fetch.signal });
    if (file.size < layer.size)
        throw new registry_fetch/* BrokenAnswer */.MC(`${layer.digest} ended after ${file.size} of ${layer.size} bytes`);
}
function startOf({ statusCode, headers }, from, host) {
    if (statusCode !== 206)
        return 0;
    const range = headers['content-range'] ?? '';
    const start = Number(/^bytes (\d+)-/.exec(range)?.[1] ?? NaN);
    if (start <= from)
        return start;
    throw new registry_refusal/* RegistryRefusal */.O(206, `${host} was asked for the bytes from ${from} and sent others (${range})`);
}

// EXTERNAL MODULE: ./lib/acquire/registry-platform.js
var registry_platform = __webpack_require__(52125);
;// CONCATENATED MODULE: ./lib/acquire/registry-pull.js
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










/**
 * Fetches manifest and configuration, which tell what the image is. Throws `PULL_DENIED`, `PULL_NOT_FOUND`,
 * `PULL_FAILED`, `PLATFORM`, `PULL_UNSUPPORTED` when it is no image that can be kept, `PULL_CORRUPT` when something is
 * not what its digest says, `IDLE`.
 */
async function fetchManifest(client, order, log, signal) {
    return followFetch(client, nameOrder(order), order, log, signal, fetch => findImage(fetch, order));
}
/** Fetches the layers of an image that was found by `fetchManifest`, each once; throws as that does. */
async function fetchImage(client, order, found, log, signal) {
    const once = new Map(found.layers.map(layer => [layer.digest, layer]));
    const missing = [...once.values()].filter(({ digest }) => !order.isKnown(digest));
    const size = missing.reduce((sum, layer) => sum + layer.size, 0);
    log.info(`Fetching ${missing.length} of ${once.size} layers, ${(0,format/* formatBytes */.z)(size)}`);
    const paths = await followFetch(client, nameOrder(order), order, log, signal, fetch => fetchLayers(fetch, missing, order));
    const layers = found.layers.map(layer => {
        const path = paths.get(layer.digest);
        return { ...layer, ...(path !== undefined && { path }) };
    });
    return { ...found, layers };
}
/** Does some work with a registry, and names what goes wrong with it; `what` is what the errors are about. */
async function followFetch(client, what, { image, retries, idleTimeout }, log, signal, work) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const watch = __addDisposableResource(env_1, new idle/* IdleWatch */.K(`the fetch of ${what}`, idleTimeout, signal), false);
        const fetch = { client, what, retries, touch: () => watch.touch(), log, signal: watch.signal };
        try {
            return await work(fetch);
        }
        catch (error) {
            watch.signal.throwIfAborted();
            throw (0,registry_fetch/* explainFetch */.Mj)(fetch, image.host, error);
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
/** An image as errors name it. */
function nameOrder({ image, tag, platform }) {
    return (0,engine/* nameImage */.Pe)((0,pull/* pullReference */.h3)(image, tag), platform);
}
async function findImage(fetch, { image, tag, platform }) {
    const top = await readManifest(fetch, image.digest ?? tag, { digest: image.digest });
    const chosen = top.index && (0,registry_platform/* choosePlatform */.xV)(fetch.what, top.index, platform ?? (0,registry_platform/* defaultPlatform */.nx)(process.arch));
    const { manifest, ...facts } = chosen ? await readChosen(fetch, chosen) : top;
    if (!manifest)
        throw (0,registry_documents/* unsupported */.qO)(fetch.what, 'leads from an index to another one');
    const { digest, size } = manifest.config;
    const config = await (0,registry_fetch/* fetchDocument */.sW)(fetch, `blobs/${digest}`, '*/*', { digest, size }, plan_form/* documentLimit */.NL);
    const have = (0,registry_platform/* readPlatform */.Kd)(config.bytes);
    if (!have)
        throw (0,registry_documents/* unsupported */.qO)(fetch.what, `has a configuration that names no platform, ${digest}`);
    (0,pull/* checkPlatform */.oF)(fetch.what, have, platform);
    fetch.log.info(`${fetch.what} is ${facts.digest} at ${fetch.client.host}, for ${(0,plan_platform/* formatPlatform */.Bq)(have)}`);
    return {
        ...{ manifest: facts.bytes, manifestType: facts.mediaType, manifestDigest: facts.digest },
        ...(chosen && { indexDigest: top.digest }),
        platforms: top.index ? (0,registry_platform/* platformsOf */.Wt)(top.index) : [have],
        ...{ config: config.bytes, configDigest: digest, platform: have, layers: manifest.layers },
    };
}
async function readChosen(fetch, { digest, size, mediaType }) {
    const read = await readManifest(fetch, digest, { digest, size });
    if (read.mediaType === mediaType)
        return read;
    throw (0,registry_documents/* unsupported */.qO)(fetch.what, `has a manifest that is ${read.mediaType} and its index calls ${mediaType}`);
}
/** Fetches what a tag or a digest leads to. */
async function readManifest(fetch, name, expected) {
    const fetched = await (0,registry_fetch/* fetchDocument */.sW)(fetch, `manifests/${name}`, registry_documents/* acceptedTypes */.l0, expected, plan_form/* documentLimit */.NL);
    return { ...fetched, ...(0,registry_documents/* readDocument */.u0)(fetch.what, fetched.bytes, fetched.contentType) };
}


/***/ }),

/***/ 86724:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ RegistryRefusal),
/* harmony export */   n: () => (/* binding */ readRefusal)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37067);
/* harmony import */ var _plan_form_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36885);
/* harmony import */ var _http_call_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60106);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92838);




/** What a registry said no with: its HTTP status and its own words. */
class RegistryRefusal extends Error {
    status;
    /** Milliseconds after which it wants to be asked again. */
    retryAfter;
    constructor(status, message, retryAfter) {
        super(message);
        this.name = 'RegistryRefusal';
        this.status = status;
        this.retryAfter = retryAfter;
    }
}
const errorLimit = 64 * 1024;
/** Reads the refusal that an answer is. */
async function readRefusal(answer, url) {
    const { statusCode: status = 0, headers } = answer;
    const words = wordsOf(await (0,_http_call_js__WEBPACK_IMPORTED_MODULE_1__/* .readAnswer */ .JN)(answer, errorLimit));
    const told = `${url.host} answered ${status} ${node_http__WEBPACK_IMPORTED_MODULE_0__.STATUS_CODES[status] ?? ''}`.trim();
    return new RegistryRefusal(status, words ? `${told}: ${words}` : told, (0,_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .readRetryAfter */ .D$)(headers['retry-after']));
}
// Registries answer a list of errors, their token servers one of several things.
function wordsOf(body) {
    const answer = (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_3__/* .parseRecord */ .Hh)(body);
    const errors = Array.isArray(answer?.['errors']) ? answer['errors'] : [];
    const first = (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_3__/* .isRecord */ .u4)(errors[0], []) ? errors[0] : answer;
    const words = [first?.['message'], first?.['details'], first?.['error_description'], first?.['code']].find(_plan_form_js__WEBPACK_IMPORTED_MODULE_3__/* .isText */ .KH);
    return (words ?? '').replace(/\s+/g, ' ').trim().slice(0, 500);
}


/***/ }),

/***/ 33048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ adoptArchive)
/* harmony export */ });
/* harmony import */ var _export_metadata_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54137);
/* harmony import */ var _export_verify_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35849);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59632);
/* harmony import */ var _sidecar_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17613);




/** Describes an archive file; one without a sidecar is read whole and proved first, then gets one. Throws `ARCHIVE_*` or `ZIP_*`. */
async function adoptArchive(path, archive, identity, signal) {
    const known = await (0,_sidecar_js__WEBPACK_IMPORTED_MODULE_3__/* .readSidecar */ .YD)(await (0,_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .statFile */ .T1)(path));
    // A copy under another name may have come with its sidecar.
    if (known?.metadata.imageid === archive.imageid)
        return known;
    const { facts, tarSize } = await (0,_export_verify_js__WEBPACK_IMPORTED_MODULE_1__/* .verifyArchive */ .w)(path, archive, signal);
    const metadata = (0,_export_metadata_js__WEBPACK_IMPORTED_MODULE_0__/* .makeMetadata */ .so)(identity, { id: facts.configDigest }, facts, tarSize);
    return (0,_sidecar_js__WEBPACK_IMPORTED_MODULE_3__/* .writeSidecar */ .J$)(path, metadata, await (0,_sidecar_js__WEBPACK_IMPORTED_MODULE_3__/* .hashFile */ .DC)(path, signal));
}


/***/ })

};
