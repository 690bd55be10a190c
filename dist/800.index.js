export const id = 800;
export const ids = [800];
export const modules = {

/***/ 95380:
/***/ ((module) => {

// dockerode asks for ssh2 at start; the real one cannot be bundled (native add-ons, __dirname in ESM) and is never used.
class Client {
  constructor() {
    throw new Error('ssh:// Docker hosts are not supported by this build');
  }
}
module.exports = { Client };


/***/ }),

/***/ 25601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openArchive: () => (/* binding */ openArchive)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33838);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./lib/inputs/world.js
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

;// CONCATENATED MODULE: ./lib/report/errors.js
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

;// CONCATENATED MODULE: ./lib/report/format.js
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
        const { annotation, hint, code } = error instanceof ActionError ? error : {};
        const { file, line, title } = annotation ?? {};
        const properties = {
            ...(file !== undefined && { file }),
            ...(line !== undefined && { startLine: line }),
            title: title ?? code ?? 'failed',
        };
        core/* error */.z3(hint === undefined ? messageOf(error) : `${messageOf(error)}\n${hint}`, properties);
        for (const cause of causesOf(error))
            this.info(`caused by: ${cause}`);
        core/* debug */.Yz(error instanceof Error ? (error.stack ?? '') : '');
    }
    #end(name, started, result) {
        const seconds = (performance.now() - started) / 1000;
        this.#stages.push({ name, seconds });
        core/* endGroup */.N4();
        this.info(`${name}: ${result ? `${result}, ` : ''}${formatSeconds(seconds)}`);
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
/** Opens an action: reads the world, runs it, and alone fails the step. Ends the process, for broken-off transfers keep it alive. */
async function openDoor(run) {
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
    const world = readWorld(process.env, { cwd: process.cwd(), tmp: (0,external_node_os_.tmpdir)(), home: (0,external_node_os_.homedir)() });
    const { signal } = controller;
    const visit = {
        ...{ console, world, signal, log: console, mask: core/* setSecret */.Pq },
        stage: (name, work, done) => console.stage(name, work, done),
        getInput: name => core/* getInput */.V4(name, { trimWhitespace: false }),
    };
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
    const reason = new ActionError('CANCELLED', `the step was cancelled (${name})`);
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
        console.warning(`The job summary was not written: ${messageOf(error)}`);
    }
}

;// CONCATENATED MODULE: ./lib/plan/name.js
/** How an archive is stored: a zip with one deflated tar in it, or the bare tar of docker save. */
const archiveFormats = ['zip', 'docker'];
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
/** The 12 hex digits of a file name, from a digest with or without `sha256:`. */
function shortId(digest) {
    return digest.replace(/^sha256:/, '').slice(0, 12);
}
/** The cache key of an archive; `/` cannot occur inside a field, so no key is a prefix of a neighbour's. */
function cacheKey(fields) {
    return `${cachePrefix(fields.name)}${fields.version}/${fields.imageid}.${fields.archfmt}`;
}
/** What all cache keys of one name begin with, the slash at the end included. */
function cachePrefix(name) {
    return `docker-archive/1/${name}/`;
}
/** Reads a cache key of ours; undefined for every other key. */
function parseCacheKey(key) {
    const match = /^docker-archive\/1\/([^/]+)\/([^/]*)\/([0-9a-f]{12})\.([^./]+)$/.exec(key);
    if (!match)
        return undefined;
    const [, name = '', version = '', imageid = '', archfmt = ''] = match;
    return { name, version, imageid, archfmt };
}

;// CONCATENATED MODULE: ./lib/plan/reference.js
const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const registry = '(?:localhost|(?:[A-Za-z0-9-]+\\.)+[A-Za-z0-9-]+|[A-Za-z0-9-]+(?=:\\d)|\\[[0-9a-fA-F:]+\\])(?::\\d+)?';
const reference_grammar = new RegExp(`^(?:(${registry})/)?(${component}(?:/${component})*)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$`);
/** Splits an image reference by the OCI distribution grammar; undefined when it does not follow it. */
function parseReference(text) {
    const match = reference_grammar.exec(text);
    const path = match?.[2];
    if (!match || path === undefined)
        return undefined;
    const [, written, , tag, digest] = match;
    const host = canonicalHost(written);
    return {
        host,
        // Docker Hub's `library/busybox` and `busybox` are one repository.
        path: host === 'docker.io' ? path.replace(/^library\//, '') : path,
        repository: written === undefined ? path : `${written}/${path}`,
        ...(tag === undefined ? {} : { tag }),
        ...(digest === undefined ? {} : { digest }),
    };
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

;// CONCATENATED MODULE: ./lib/plan/platform.js
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

;// CONCATENATED MODULE: ./lib/inputs/reader.js
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

;// CONCATENATED MODULE: ./lib/inputs/unknown.js
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

;// CONCATENATED MODULE: ./lib/inputs/archive.js






/** Reads all inputs of the root action; throws one `INPUTS` error that lists every problem. `env` fills valueless build-args. */
function readArchiveInputs(get, env) {
    const read = new InputReader(get);
    rejectUnknown(read, env, archiveInputNames);
    const source = readSource(read);
    const image = readImage(read, source.source);
    const registry = readRegistry(read, image);
    const platform = readPlatform(read);
    const dirtyPattern = readPattern(read);
    const retentionDays = read.integer('retention-days', 0, 400);
    const pullPolicy = readPullPolicy(read, source.source);
    const inputs = {
        image,
        version: readVersion(read),
        name: readName(read, image),
        ...(dirtyPattern && { dirtyPattern }),
        dirtyPolicy: read.oneOf('dirty-policy', ['allow', 'warn', 'fail']),
        allowDirty: read.flag('allow-dirty'),
        ...source,
        build: readBuild(read, source.source, env),
        ...(pullPolicy && { pullPolicy }),
        ...(platform && { platform }),
        ...(registry && { registry }),
        archiveDir: read.text('archive-dir'),
        format: read.oneOf('archive-format', archiveFormats),
        level: read.integer('compression-level', 0, 9),
        existing: read.oneOf('existing', ['rebuild', 'reuse', 'fail']),
        uploadArtifact: read.flag('upload-artifact'),
        retentionDays,
        dirtyRetentionDays: read.text('dirty-retention-days')
            ? read.integer('dirty-retention-days', 0, 400)
            : retentionDays,
        cache: read.flag('cache'),
        ...readPrune(read),
        dryRun: read.flag('dry-run'),
        token: read.text('github-token'),
        dockerHost: read.text('docker-host'),
        idleTimeout: read.integer('timeout', 0, 86_400) * 1000,
        summary: read.flag('summary'),
    };
    if (read.problems.length > 0)
        throw badInputs(read.problems);
    return inputs;
}
/** Every input of the root action, as `action.yml` lists them. */
const archiveInputNames = [
    ...[
        'image',
        'version',
        'name',
        'dirty-pattern',
        'dirty-policy',
        'allow-dirty',
        'source',
        'context',
        'file',
        'target',
    ],
    ...['build-args', 'labels', 'no-cache', 'pull', 'pull-policy', 'platform', 'registry', 'username', 'password'],
    ...['archive-dir', 'archive-format', 'compression-level', 'existing', 'upload-artifact', 'retention-days'],
    ...['dirty-retention-days', 'cache', 'prune', 'keep', 'keep-versions', 'dry-run', 'github-token', 'docker-host'],
    ...['timeout', 'summary'],
];
const placeholder = { host: 'docker.io', path: 'image', repository: 'image' };
function readImage(read, source) {
    const written = read.text('image');
    const image = parseReference(lowerRepository(written));
    if (!image) {
        read.reject('image', written, 'a repository without tag, optionally with @sha256:<64 hex>', 'image: ghcr.io/acme/api');
        return placeholder;
    }
    if (image.tag !== undefined) {
        const example = `image: ${image.repository} with version: ${image.tag}`;
        read.reject('image', written, 'a repository without tag; the tag is made from version', example);
    }
    if (image.digest !== undefined && source !== 'pull') {
        read.reject('image', written, `a digest only when the source is pull, here it is ${source}`, 'source: pull');
    }
    return image;
}
function readVersion(read) {
    const version = read.text('version') || 'latest';
    if (/^[A-Za-z0-9.+~-]{1,100}$/.test(version))
        return version;
    const allowed = 'letters, digits, ".", "+", "-" and "~", at most 100; no "_", it separates the fields of the archive name';
    read.reject('version', version, allowed, `version: ${version.replace(/[^A-Za-z0-9.+~-]+/g, '-').slice(0, 100)}`);
    return version;
}
function readName(read, image) {
    const name = read.text('name') || nameOf(image.path);
    if (/^[A-Za-z0-9][A-Za-z0-9._~-]{0,119}$/.test(name))
        return name;
    read.reject('name', name, 'letters, digits, ".", "_", "-" and "~", at most 120, a letter or digit first', 'name: acme~api');
    return name;
}
function readPattern(read) {
    const text = read.text('dirty-pattern');
    if (text === '')
        return undefined;
    try {
        return new RegExp(text);
    }
    catch (error) {
        const reason = error instanceof Error ? ` (${error.message})` : '';
        read.reject('dirty-pattern', text, `a JavaScript regular expression${reason}`, "dirty-pattern: '-(dirty|SNAPSHOT)$'");
        return undefined;
    }
}
function readSource(read) {
    const asked = read.oneOf('source', ['auto', 'build', 'pull', 'local']);
    if (asked !== 'auto')
        return { source: asked, sourceBecause: `source is ${asked}` };
    const given = ['context', 'file'].filter(input => read.text(input) !== '').join(' and ');
    if (given)
        return { source: 'build', sourceBecause: `${given} given` };
    return { source: 'pull', sourceBecause: 'neither context nor file is given' };
}
const buildOnly = ['context', 'file', 'target', 'build-args', 'labels'];
function readBuild(read, source, env) {
    const [noCache, pull] = [read.flag('no-cache'), read.flag('pull')];
    if (source !== 'build') {
        const flags = [noCache ? 'no-cache' : '', pull ? 'pull' : ''];
        for (const input of [...buildOnly, ...flags].filter(name => name && read.text(name) !== '')) {
            read.reject(input, read.text(input), `nothing, because the source is ${source} and nothing is built`, 'source: build');
        }
    }
    return {
        context: read.text('context') || '.',
        file: read.text('file'),
        target: read.text('target'),
        buildArgs: read.pairs('build-args', 'build-args: GO_VERSION=1.24', key => env[key]),
        labels: read.pairs('labels', 'labels: org.opencontainers.image.vendor=acme', () => ''),
        noCache,
        pull,
    };
}
function readPullPolicy(read, source) {
    const text = read.text('pull-policy');
    if (text === '')
        return undefined;
    if (source !== 'pull') {
        const allowed = `nothing, because the source is ${source}; it belongs to source: pull`;
        read.reject('pull-policy', text, allowed, source === 'build' ? 'pull: true' : 'source: pull');
    }
    return read.oneOf('pull-policy', ['always', 'missing', 'never']);
}
function readPlatform(read) {
    const text = read.text('platform');
    if (text === '')
        return undefined;
    const platform = parsePlatform(text);
    if (!platform)
        read.reject('platform', text, 'one os/arch[/variant]', 'platform: linux/arm64');
    return platform;
}
function readRegistry(read, image) {
    const [registry, username, password] = [read.text('registry'), read.text('username'), read.text('password')];
    if (username === '' && password === '') {
        if (registry !== '')
            read.reject('registry', registry, 'only together with username and password', 'username: octocat');
        return undefined;
    }
    if (username === '')
        read.reject('username', '', 'a user name, because password is given', 'username: octocat');
    if (password === '')
        read.reject('password', '', 'a secret, because username is given', 'password: ${{ secrets.TOKEN }}');
    return { host: registry || image.host, username, password };
}
function readPrune(read) {
    const prune = read.oneOf('prune', ['none', 'dirty', 'all']);
    const keep = read.integer('keep', 0, Number.MAX_SAFE_INTEGER);
    const keepVersions = read.lines('keep-versions');
    if (prune === 'none' && keep > 0)
        read.reject('keep', String(keep), '0, because prune is none', 'prune: all');
    if (prune === 'none' && keepVersions.length > 0) {
        read.reject('keep-versions', keepVersions.join(' '), 'nothing, because prune is none', 'prune: all');
    }
    return { prune, keep, keepVersions };
}
function badInputs(problems) {
    const [first = ''] = problems;
    const message = problems.length === 1 ? first : `${problems.length} inputs are wrong:\n${problems.map(p => `- ${p}`).join('\n')}`;
    return new ActionError('INPUTS', message);
}

;// CONCATENATED MODULE: ./lib/plan/version.js
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

;// CONCATENATED MODULE: ./lib/plan/plan.js

/** Decides what the inputs ask for. */
function makePlan(inputs) {
    const verdict = judgeVersion(inputs.version, inputs.dirtyPattern);
    const tag = toTag(inputs.version);
    return {
        verdict,
        tag,
        reference: `${inputs.image.repository}:${tag}`,
        ...choosePullPolicy(inputs.pullPolicy, verdict.dirty),
        retentionDays: verdict.dirty ? inputs.dirtyRetentionDays : inputs.retentionDays,
        gate: decideGate(inputs, verdict),
    };
}
function choosePullPolicy(asked, dirty) {
    if (asked)
        return { pullPolicy: asked, pullBecause: `pull-policy is ${asked}` };
    if (dirty)
        return { pullPolicy: 'always', pullBecause: 'a dirty version may have moved' };
    return { pullPolicy: 'missing', pullBecause: 'a clean version does not move' };
}
function decideGate(inputs, verdict) {
    if (!verdict.dirty || inputs.dirtyPolicy === 'allow')
        return { kind: 'open' };
    if (inputs.dirtyPolicy === 'warn')
        return { kind: 'warn', because: `version is dirty: ${verdict.because}` };
    if (inputs.allowDirty)
        return { kind: 'warn', because: `version is dirty, let pass by allow-dirty: ${verdict.because}` };
    return { kind: 'refuse', because: verdict.because };
}

;// CONCATENATED MODULE: ./lib/report/outputs.js
/** The outputs of the root action, every one of them, as strings. */
function makeOutputs(report) {
    const { archive, artifact } = report;
    const outputs = {
        imageid: report.imageid,
        'short-imageid': archive?.metadata.imageid ?? '',
        digest: report.digest,
        tag: report.tag,
        version: report.version,
        dirty: String(report.dirty),
        updated: String(report.updated),
        source: report.source,
        'archive-path': archive?.path ?? '',
        'archive-name': archive?.name ?? '',
        'archive-format': archive?.format ?? '',
        'archive-size': archive ? String(archive.size) : '',
        'archive-sha256': archive?.sha256 ?? '',
        'artifact-id': artifact ? String(artifact.id) : '',
        'artifact-url': artifact?.url ?? '',
        'artifact-digest': artifact?.sha256 ?? '',
        'cache-hit': String(report.cacheHit),
        'cache-key': report.cacheKey,
        pruned: JSON.stringify(report.pruned),
    };
    return { ...outputs, metadata: JSON.stringify(describe(report, outputs)) };
}
function describe(report, outputs) {
    const { archive } = report;
    const about = archive && {
        image: archive.metadata.image,
        platform: archive.metadata.platform,
        labels: archive.metadata.labels,
        created: archive.metadata.created,
        'repo-tags': archive.metadata.repo_tags,
        'config-digest': archive.metadata.config_digest,
        'manifest-digest': archive.metadata.manifest_digest,
        'index-digest': archive.metadata.index_digest,
        layout: archive.metadata.layout,
        'tar-size': archive.metadata.tar_size,
    };
    const exact = { dirty: report.dirty, updated: report.updated, 'cache-hit': report.cacheHit, pruned: report.pruned };
    const size = archive ? { 'archive-size': archive.size } : {};
    return {
        image: report.image,
        ...outputs,
        ...exact,
        ...size,
        ...about,
        ...(report.dryRun && { 'dry-run': true, plan: report.plan }),
    };
}

;// CONCATENATED MODULE: ./lib/report/summary.js

// GitHub drops a whole summary over 1 MiB; a screen is far less.
const longestSummary = 900_000;
const mostRows = 20;
/** The job summary of one run as Markdown, one screen long. */
function makeSummary(report, stages) {
    const title = `## ${report.dryRun ? 'Plan for' : 'Archive of'} ${summary_escape(report.reference)}`;
    const parts = [title, table(rows(report, stages)), ...plan(report), ...pruned(report)];
    return `${parts.join('\n\n').slice(0, longestSummary)}\n`;
}
function rows(report, stages) {
    const { archive, artifact } = report;
    const rows = [
        ['Version', `${summary_escape(report.version)} is ${report.dirty ? '**dirty**' : 'clean'}: ${summary_escape(report.dirtyBecause)}`],
    ];
    if (report.dryRun)
        return rows;
    rows.push(['Archive', `${report.updated ? 'saved' : 'up to date'}: ${summary_escape(report.because)}`]);
    if (archive) {
        const { metadata } = archive;
        rows.push(['File', `\`${archive.name}\``]);
        rows.push([
            'Image id',
            `\`${metadata.imageid}\` (${summary_escape(metadata.platform)}, created ${summary_escape(metadata.created)})`,
        ]);
        rows.push(['Size', `${formatBytes(metadata.tar_size)} → ${formatBytes(archive.size)}`]);
    }
    rows.push(['Artifact', artifact ? `[${artifact.id}](${artifact.url})` : 'none']);
    rows.push(['Cache', report.cached ? `\`${report.cacheKey}\`` : 'none']);
    rows.push([
        'Pruned',
        report.pruned.length === 0 ? 'nothing' : `${report.pruned.length}, ${formatBytes(freed(report))}`,
    ]);
    rows.push(['Time', stages.map(({ name, seconds }) => `${summary_escape(name)} ${formatSeconds(seconds)}`).join(', ')]);
    return rows;
}
function plan(report) {
    return report.plan.length === 0 ? [] : [report.plan.map(line => `- ${summary_escape(line)}`).join('\n')];
}
function pruned(report) {
    if (report.pruned.length === 0)
        return [];
    const shown = report.pruned.slice(0, mostRows);
    const lines = shown.map(row => `| ${row.where} | ${summary_escape(row.version)} | \`${row.imageid}\` | ${formatBytes(row.size)} | ${summary_escape(row.because)} |`);
    const rest = report.pruned.length - shown.length;
    const more = rest > 0 ? [`| … | ${rest} more | | | |`] : [];
    const head = ['| Where | Version | Image id | Size | Why |', '|---|---|---|---|---|'];
    const title = report.dryRun ? 'Would be pruned' : 'Pruned';
    return [
        `<details><summary>${title}: ${report.pruned.length}</summary>\n\n${[...head, ...lines, ...more].join('\n')}\n\n</details>`,
    ];
}
function freed(report) {
    return report.pruned.reduce((sum, row) => sum + row.size, 0);
}
function table(entries) {
    return ['| | |', '|---|---|', ...entries.map(([key, value]) => `| ${key} | ${value} |`)].join('\n');
}
/** Text of others as inert Markdown in a table cell. */
function summary_escape(text) {
    return text.replace(/[\\`*_{}[\]<>|#~]/g, character => `&#${character.charCodeAt(0)};`).replace(/\s+/g, ' ');
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./lib/report/progress.js

// Often enough to show life, seldom enough to keep a log readable.
const interval = 5000;
/** Says every few seconds how far something has come; nothing at all when it is done before that. */
class Progress {
    #timer;
    #started = performance.now();
    #bytes = 0;
    /** `total` is bytes, where it is known. */
    constructor(log, what, total) {
        this.#timer = setInterval(() => log.info(this.#line(what, total)), interval).unref();
    }
    /** Counts bytes that have moved. */
    add(bytes) {
        this.#bytes += bytes;
    }
    /** Bytes so far. */
    get bytes() {
        return this.#bytes;
    }
    [Symbol.dispose]() {
        clearInterval(this.#timer);
    }
    #line(what, total) {
        const seconds = (performance.now() - this.#started) / 1000;
        if (this.#bytes === 0)
            return `${what}: waiting for the first byte, ${seconds.toFixed(0)} s`;
        const percent = total ? `, ${Math.min(100, (100 * this.#bytes) / total).toFixed(0)} %` : '';
        return `${what}: ${formatBytes(this.#bytes)}, ${formatBytes(this.#bytes / seconds)}/s${percent}`;
    }
}

// EXTERNAL MODULE: ./node_modules/protobufjs/light.js
var light = __webpack_require__(6212);
;// CONCATENATED MODULE: ./lib/acquire/trace.js

const field = (type, id, rule) => ({ type, id, ...(rule && { rule }) });
// The parts we read of moby.buildkit.v1 StatusResponse (api/services/control/control.proto, solver/pb/ops.proto).
const root = light.Root.fromJSON({
    nested: {
        Position: { fields: { line: field('int32', 1) } },
        Range: { fields: { start: field('Position', 1) } },
        SourceInfo: { fields: { filename: field('string', 1) } },
        Vertex: {
            fields: {
                digest: field('string', 1),
                name: field('string', 3),
                cached: field('bool', 4),
                started: field('bytes', 5),
                completed: field('bytes', 6),
                error: field('string', 7),
            },
        },
        VertexLog: { fields: { vertex: field('string', 1), msg: field('bytes', 4) } },
        VertexWarning: {
            fields: {
                short: field('bytes', 3),
                info: field('SourceInfo', 6),
                ranges: field('Range', 7, 'repeated'),
            },
        },
        StatusResponse: {
            fields: {
                vertexes: field('Vertex', 1, 'repeated'),
                logs: field('VertexLog', 3, 'repeated'),
                warnings: field('VertexWarning', 4, 'repeated'),
            },
        },
    },
});
const statusResponse = root.lookupType('StatusResponse');
/** Decodes the base64 text of a trace frame's `aux`; throws when it is no such message. */
function decodeTrace(base64) {
    const raw = statusResponse.decode(Buffer.from(base64, 'base64'));
    return {
        vertexes: raw.vertexes.map(({ digest, name, cached, started, completed, error }) => ({
            ...{ digest, name, cached, error },
            started: started.length > 0,
            completed: completed.length > 0,
        })),
        logs: raw.logs.map(({ vertex, msg }) => ({ vertex, text: Buffer.from(msg).toString('utf8') })),
        warnings: raw.warnings.map(({ short, info, ranges }) => ({
            text: Buffer.from(short).toString('utf8'),
            file: info?.filename ?? '',
            line: ranges[0]?.start?.line ?? 0,
        })),
    };
}

;// CONCATENATED MODULE: ./lib/acquire/build-log.js

// Enough to see a compiler's error, little enough for an annotation.
const tailLength = 20;
/** Keeps the last lines of a step. */
class Tail {
    lines = [];
    add(text) {
        this.lines.push(...text.split(/\r?\n|\r/).filter(line => line.trim() !== ''));
        this.lines.splice(0, this.lines.length - tailLength);
    }
}
/** Reads the classic builder's text: `Step 2/5 : RUN make` and what the step prints. */
class ClassicLog {
    #log;
    #step = '';
    #tail = new Tail();
    constructor(log) {
        this.#log = log;
    }
    add(frame) {
        const text = frame.stream?.trimEnd();
        if (!text)
            return;
        this.#log.foreign(text);
        if (!/^Step \d+\/\d+ : /.test(text)) {
            this.#tail.add(text);
            return;
        }
        this.#step = text;
        this.#tail = new Tail();
    }
    failedStep() {
        return this.#step === '' ? undefined : { name: this.#step, output: this.#tail.lines };
    }
}
/** Reads BuildKit's trace: numbered steps, their output, what was cached, what failed. */
class BuildKitLog {
    #log;
    #steps = new Map();
    constructor(log) {
        this.#log = log;
    }
    add(frame) {
        if (frame.id !== 'moby.buildkit.trace' || typeof frame.aux !== 'string')
            return;
        const trace = decodeTrace(frame.aux);
        trace.vertexes.forEach(vertex => this.#addVertex(vertex));
        trace.logs.forEach(log => this.#addOutput(log));
        trace.warnings.forEach(warning => this.#log.foreign(`WARNING: ${warning.text} (line ${warning.line})`));
    }
    failedStep() {
        // A step that was cancelled because another failed carries an error too.
        const failed = [...this.#steps.values()].filter(({ vertex }) => vertex.error !== '');
        const step = failed.find(({ vertex }) => !vertex.error.includes('context canceled')) ?? failed[0];
        return step && { name: step.vertex.name, output: step.tail.lines };
    }
    #addVertex(vertex) {
        const known = this.#steps.get(vertex.digest);
        if (known?.vertex.completed)
            return;
        const step = known ?? { number: this.#steps.size + 1, tail: new Tail(), vertex };
        step.vertex = vertex;
        this.#steps.set(vertex.digest, step);
        if (!known)
            this.#log.foreign(`#${step.number} ${vertex.name}`);
        if (vertex.error !== '')
            this.#log.foreign(`#${step.number} ERROR: ${vertex.error}`);
        else if (vertex.completed)
            this.#log.foreign(`#${step.number} ${vertex.cached ? 'CACHED' : 'DONE'}`);
    }
    #addOutput({ vertex, text }) {
        const step = this.#steps.get(vertex);
        step?.tail.add(text);
        for (const line of text.trimEnd().split(/\r?\n/))
            this.#log.foreign(`#${step?.number ?? 0} ${line}`);
    }
}

// EXTERNAL MODULE: ./node_modules/dockerfile-ast/lib/main.js
var main = __webpack_require__(78390);
;// CONCATENATED MODULE: ./lib/acquire/dockerfile.js

/**
 * The line of a Dockerfile, from 1, that a failed build is about: the line the engine names in `message`, else the
 * instruction of the failed step (`[builder 2/4] RUN make`, `Step 2/5 : RUN make`); undefined when neither is sure.
 */
function findFailedLine(dockerfile, step, message) {
    const named = /parse error (?:on )?line (\d+)|Dockerfile:(\d+)/.exec(message);
    if (named)
        return Number(named[1] ?? named[2]);
    const instructions = main.DockerfileParser.parse(dockerfile).getInstructions();
    const numbered = /^Step (\d+)\/\d+ : /.exec(step);
    if (numbered)
        return lineOf(instructions[Number(numbered[1]) - 1]);
    const text = flatten(step.replace(/^\[[^\]]*\] /, ''));
    const same = instructions.filter(instruction => flatten(instruction.toString()) === text);
    return same.length === 1 ? lineOf(same[0]) : undefined;
}
function lineOf(instruction) {
    return instruction && instruction.getRange().start.line + 1;
}
function flatten(instruction) {
    return instruction
        .replace(/\\\s*\n/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
}

// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: ./node_modules/dockerode/lib/docker.js
var docker = __webpack_require__(39040);
;// CONCATENATED MODULE: ./lib/acquire/engine.js




/** A refusal of the engine: its HTTP status and its own words. */
class EngineRefusal extends Error {
    status;
    constructor(status, message, cause) {
        super(message, { cause });
        this.name = 'EngineRefusal';
        this.status = status;
    }
}
// The newest API this code was tried against; an older engine sets its own limit.
const newestApi = '1.51';
/** A Docker engine. Calls throw `ENGINE_DOWN` when it cannot be reached and `EngineRefusal` when it says no. */
class Engine {
    #modem;
    #where;
    #signal;
    /** The negotiated API version, `1.41`. */
    api = '';
    /** Whether the engine can build with BuildKit. */
    buildkit = false;
    constructor(modem, where, signal) {
        this.#modem = modem;
        this.#where = where;
        this.#signal = signal;
    }
    /** Connects and negotiates the API version; calls without a signal of their own are ended by `signal`. */
    static async connect(endpoint, signal) {
        const engine = new Engine(openModem(endpoint), engine_describe(endpoint), signal);
        await engine.#ping();
        return engine;
    }
    /** Whether the engine speaks at least this API version. */
    speaks(version) {
        return compareVersions(this.api, version) >= 0;
    }
    /** Looks an image up by name, digest or id; undefined when the engine has none. */
    async inspect(reference) {
        try {
            const answer = await this.#json({
                method: 'GET',
                path: `/images/${reference}/json`,
                signal: this.#signal,
            });
            return toImage(answer);
        }
        catch (error) {
            if (error instanceof EngineRefusal && error.status === 404)
                return undefined;
            throw error;
        }
    }
    /** Whether images are kept in containerd's store, where an image's id is no config digest. */
    async usesContainerd() {
        const info = await this.#json({
            method: 'GET',
            path: '/info',
            signal: this.#signal,
        });
        return (info.DriverStatus ?? []).some(([key, value]) => key === 'driver-type' && value?.startsWith('io.containerd.'));
    }
    /** Gives an image another name. */
    async tag(reference, repository, tag) {
        const path = `/images/${reference}/tag`;
        await this.#json({ method: 'POST', path, query: { repo: repository, tag }, signal: this.#signal });
    }
    /** Starts a build from a context tar; the answer is a stream of frames. */
    build(context, query, registryConfig, signal) {
        const headers = { 'Content-Type': 'application/x-tar', 'X-Registry-Config': encodeHeader(registryConfig) };
        return this.#stream({ method: 'POST', path: '/build', query, headers, body: context, signal });
    }
    /** Starts a pull; the answer is a stream of frames. */
    pull(query, auth, signal) {
        const headers = auth ? { 'X-Registry-Auth': encodeHeader(auth) } : {};
        return this.#stream({ method: 'POST', path: '/images/create', query, headers, signal });
    }
    /** Starts a pull-back of images as one tar, `docker save`'s. */
    save(reference, platform, signal) {
        const query = { names: reference, ...(platform && this.speaks('1.48') ? { platform } : {}) };
        return this.#stream({ method: 'GET', path: '/images/get', query, signal });
    }
    /** Starts a push; the answer is a stream of frames. */
    push(repository, tag, auth, signal) {
        const headers = { 'X-Registry-Auth': encodeHeader(auth) };
        return this.#stream({ method: 'POST', path: `/images/${repository}/push`, query: { tag }, headers, signal });
    }
    /** Removes a name, and the image with its last one. */
    async untag(reference) {
        await this.#json({ method: 'DELETE', path: `/images/${reference}`, signal: this.#signal });
    }
    /** Opens a raw two-way connection, as a build session needs it. */
    async hijack(path, headers) {
        return (await this.#dial({ path, method: 'POST', hijack: true, headers: { ...headers } }));
    }
    async #ping() {
        const answer = (await this.#dial({ path: '/_ping', method: 'GET', isStream: true }));
        answer.resume();
        const offered = answer.headers['api-version'] ?? '1.24';
        this.api = compareVersions(offered, newestApi) < 0 ? offered : newestApi;
        // 20.10 has BuildKit although it names the classic builder as its default.
        this.buildkit =
            answer.headers['builder-version'] === '2' || (this.speaks('1.41') && answer.headers['ostype'] === 'linux');
        this.#modem.version = `v${this.api}`;
    }
    #stream(call) {
        return this.#dial({ ...dialOptions(call), isStream: true });
    }
    async #json(call) {
        return (await this.#dial(dialOptions(call)));
    }
    #dial(options) {
        return new Promise((resolve, reject) => {
            this.#modem.dial({ statusCodes: accepted, abortSignal: this.#signal, ...options }, (error, result) => {
                if (error)
                    reject(this.#translate(error));
                else
                    resolve(result);
            });
        });
    }
    #translate(error) {
        if (error.statusCode !== undefined)
            return new EngineRefusal(error.statusCode, refusalText(error), error);
        if (error.code === undefined)
            return error;
        if (/CERT|SIGNATURE|SELF_SIGNED/.test(error.code)) {
            const message = `the Docker engine at ${this.#where} shows a certificate that is not trusted (${error.code})`;
            return new ActionError('ENGINE_TLS', message, {
                hint: 'Put the ca.pem of that engine into $DOCKER_CERT_PATH.',
                cause: error,
            });
        }
        if (!unreachable.has(error.code))
            return error;
        return new ActionError('ENGINE_DOWN', `no Docker engine answers at ${this.#where} (${error.code})`, {
            hint: 'Start Docker on this runner, or name the engine:\n  with:\n    docker-host: unix:///var/run/docker.sock',
            cause: error,
        });
    }
}
const accepted = { 200: true, 201: true, 204: true, 101: true };
const unreachable = new Set([
    'ECONNREFUSED',
    'ENOENT',
    'EACCES',
    'ENOTFOUND',
    'EHOSTUNREACH',
    'ETIMEDOUT',
    'EAI_AGAIN',
    'ENOTSOCK',
]);
/** Writes an endpoint as a user would. */
function engine_describe(endpoint) {
    const address = endpoint.kind === 'unix' ? `unix://${endpoint.path}` : `tcp://${endpoint.host}:${endpoint.port}`;
    return `${address} (${endpoint.source})`;
}
/** Compares two dotted versions by their numbers. */
function compareVersions(a, b) {
    const [left, right] = [a, b].map(text => text.split('.').map(Number));
    const differs = (left ?? []).findIndex((part, i) => part !== (right?.[i] ?? 0));
    return differs < 0 ? 0 : (left?.[differs] ?? 0) - (right?.[differs] ?? 0);
}
// docker-modem takes what is not given from DOCKER_HOST, so every field is given.
function openModem(endpoint) {
    const none = { host: undefined, port: undefined, socketPath: undefined, protocol: 'http', agent: undefined };
    if (endpoint.kind === 'unix')
        return new docker({ ...none, socketPath: endpoint.path }).modem;
    const { host, port, tls } = endpoint;
    if (!tls)
        return new docker({ ...none, host, port }).modem;
    const { verify, ...material } = tls;
    // docker-modem knows no way to leave a certificate unverified; its agent does.
    const agent = new external_node_https_.Agent({ ...material, rejectUnauthorized: verify });
    return new docker({ ...none, host, port, protocol: 'https', agent }).modem;
}
function dialOptions(call) {
    const { query, body, signal, headers, ...rest } = call;
    const asked = query && Object.keys(query).length > 0;
    return {
        ...rest,
        path: asked ? `${call.path}?` : call.path,
        // docker-modem sends the options of a POST as its body unless another body is given.
        ...(asked ? { options: { _query: query, _body: {} } } : {}),
        ...(headers ? { headers } : {}),
        ...(body ? { file: body } : {}),
        abortSignal: signal,
    };
}
// Engines before 23 want the padding that Node's own base64url leaves out.
function encodeHeader(value) {
    return Buffer.from(JSON.stringify(value)).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}
function refusalText(error) {
    return error.json?.message ?? error.message.replace(/^\(HTTP code \d+\) [^-]*- /, '').trim();
}
function toImage(answer) {
    const { Os: os, Architecture: architecture, Variant: variant } = answer;
    return {
        id: answer.Id,
        tags: (answer.RepoTags ?? []).filter(tag => !tag.includes('<none>')),
        digests: (answer.RepoDigests ?? []).filter(digest => !digest.includes('<none>')),
        created: answer.Created ?? '',
        platform: { os, architecture, ...(variant ? { variant } : {}) },
        labels: answer.Config?.Labels ?? {},
    };
}
/** What went wrong with an image, with its platform when one was asked for. */
function nameImage(reference, platform) {
    return platform ? `${reference} (${formatPlatform(platform)})` : reference;
}
/** What an engine said no with, without its own preamble. */
function engineWords(error) {
    return error.message.replace(/^Error response from daemon: /, '');
}
/** Names what was under way when a connection to the engine ended early; what has a name already keeps it. */
function brokenOff(what, cause) {
    if (cause instanceof ActionError)
        return cause;
    // An abort is only the messenger of its reason.
    if (cause instanceof Error && cause.cause instanceof ActionError)
        return cause.cause;
    const message = `${what} broke off: the engine ended the connection (${messageOf(cause)})`;
    return new ActionError('ENGINE_LOST', message, { hint: "Look for the reason in the engine's own log.", cause });
}

// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(46193);
;// CONCATENATED MODULE: ./lib/acquire/frames.js


/** What an engine reported as failed inside a stream that began with HTTP 200. */
class FrameError extends Error {
    exitCode;
    constructor(message, exitCode) {
        super(message);
        this.name = 'FrameError';
        this.exitCode = exitCode;
    }
}
// A frame holds one progress line or one trace message; more is no engine talking.
const longestFrame = 64 * 1024 * 1024;
/**
 * Reads newline-delimited frames to the end, whatever the chunking. An error frame is thrown as `FrameError`
 * after the last frame, so that nothing the engine said about it is lost; text that is no JSON is `ENGINE_STREAM`.
 */
async function* readFrames(source) {
    let failure;
    for await (const line of readLines(source)) {
        const frame = parseFrame(line);
        failure ??= failureOf(frame);
        yield frame;
    }
    if (failure)
        throw failure;
}
async function* readLines(source) {
    const decoder = new external_node_string_decoder_.StringDecoder('utf8');
    let rest = '';
    for await (const chunk of source) {
        const lines = (rest + decoder.write(chunk)).split('\n');
        rest = lines.pop() ?? '';
        if (rest.length > longestFrame)
            throw new ActionError('ENGINE_STREAM', 'the engine sent a line without end');
        yield* lines.map(line => line.trim()).filter(line => line !== '');
    }
    rest = (rest + decoder.end()).trim();
    if (rest !== '')
        yield rest;
}
function parseFrame(line) {
    try {
        const value = JSON.parse(line);
        if (typeof value === 'object' && value !== null)
            return value;
    }
    catch {
        // Said below, with the text itself.
    }
    throw new ActionError('ENGINE_STREAM', `the engine sent something that is no progress frame: ${line.slice(0, 200)}`);
}
function failureOf(frame) {
    const message = frame.errorDetail?.message ?? frame.error;
    return message === undefined ? undefined : new FrameError(message.trim(), frame.errorDetail?.code);
}

;// CONCATENATED MODULE: ./lib/acquire/idle.js

/** A watch over something that may take long but must not be silent for long; aborts with `IDLE` when it is. */
class IdleWatch {
    #controller = new AbortController();
    #limit;
    #what;
    signal;
    #timer;
    /** `limit` is milliseconds of silence, 0 for ever; `what` is named in the error. */
    constructor(what, limit, outer) {
        this.#what = what;
        this.#limit = limit;
        this.signal = AbortSignal.any([outer, this.#controller.signal]);
        this.touch();
    }
    /** Says that something moved. */
    touch() {
        if (this.#limit === 0)
            return;
        if (this.#timer)
            this.#timer.refresh();
        else
            this.#timer = setTimeout(() => this.#expire(), this.#limit).unref();
    }
    /** Ends the watch. */
    [Symbol.dispose]() {
        clearTimeout(this.#timer);
    }
    #expire() {
        const seconds = Math.round(this.#limit / 1000);
        const message = `${this.#what} said nothing for ${seconds} s`;
        this.#controller.abort(new ActionError('IDLE', message, { hint: `timeout: ${seconds * 2}` }));
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/@grpc/grpc-js/build/src/index.js
var src = __webpack_require__(83033);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
;// CONCATENATED MODULE: ./lib/acquire/context-tree.js



/** Everything below a folder that the rules do not exclude, sorted by the bytes of its path. */
async function readContextTree(root, rules) {
    const entries = await readFolder({ root, rules }, '', undefined);
    const keyed = entries.map(entry => ({ entry, key: Buffer.from(entry.path).toString('latin1') }));
    return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
}
/** The error for a part of the context that cannot be read. */
function unreadable(path, cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    return new ActionError('CONTEXT_UNREADABLE', `context: ${path} cannot be read (${reason})`, {
        hint: 'Make it readable for the user that runs the step, or list it in .dockerignore.',
        cause,
    });
}
/** The error for a file of the context that has another size than when the context was looked at; both in bytes. */
function changed(path, size, read) {
    const message = `context: ${path} changed while it was read: it had ${size} bytes, now it has ${read < size ? 'fewer' : 'more'}`;
    return new ActionError('CONTEXT_CHANGED', message, {
        hint: 'Let nothing write into the context during the build, or list the file in .dockerignore.',
    });
}
async function readFolder(walk, folder, verdict) {
    const path = (0,external_node_path_.join)(walk.root, folder);
    const children = await (0,promises_.readdir)(path, { withFileTypes: true }).catch((error) => {
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
    const source = (0,external_node_path_.join)(walk.root, path);
    try {
        const [stats, target] = await Promise.all([(0,promises_.lstat)(source), kind === 'symlink' ? (0,promises_.readlink)(source) : '']);
        return [{ path, kind, ...context_tree_describe(stats), size: kind === 'file' ? stats.size : 0, target, source }];
    }
    catch (error) {
        // Gone since its folder was listed, as lock files go.
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return [];
        throw unreadable(source, error);
    }
}
function context_tree_describe(stats) {
    // A tar header has room for no other years than these.
    const mtime = Math.min(Math.max(Math.floor(stats.mtimeMs / 1000), 0), 0x7fffffff);
    // Windows knows no execute bit; the Docker CLI sets it there too.
    return { mode: process.platform === 'win32' ? stats.mode | 0o755 : stats.mode, mtime };
}

;// CONCATENATED MODULE: ./lib/acquire/file-sync.js
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



/** The messages of fsutil's protocol (tonistiigi/fsutil, types/wire.proto and stat.proto), as protobufjs takes them. */
const fileSyncMessages = {
    Packet: {
        fields: {
            type: { type: 'int32', id: 1 },
            stat: { type: 'Stat', id: 2 },
            ID: { type: 'uint32', id: 3 },
            data: { type: 'bytes', id: 4 },
        },
    },
    Stat: {
        fields: {
            path: { type: 'string', id: 1 },
            mode: { type: 'uint32', id: 2 },
            size: { type: 'int64', id: 5 },
            modTime: { type: 'int64', id: 6 },
            linkname: { type: 'string', id: 7 },
        },
    },
};
const packetTypes = { stat: 0, request: 1, data: 2, end: 3, error: 4 };
// As many files are open at a time.
const mostAtOnce = 16;
/** Sends a tree to BuildKit: first what there is, then the content of each file it asks for. */
async function sendTree(call, entries) {
    const sorted = sortByParts(entries);
    const sender = new Sender(call);
    const told = tellTree(sender, sorted);
    const running = new Set();
    told.catch((error) => call.destroy(error));
    for await (const packet of call.iterator({ destroyOnReturn: false })) {
        if (packet.type === packetTypes.end)
            break;
        if (packet.type === packetTypes.error)
            throw new Error(`BuildKit does not take the context: ${String(packet.data)}`);
        const entry = packet.type === packetTypes.request ? sorted[packet.ID ?? 0] : undefined;
        if (!entry)
            continue;
        const job = sendFile(sender, packet.ID ?? 0, entry).finally(() => running.delete(job));
        job.catch((error) => call.destroy(error));
        running.add(job);
        if (running.size >= mostAtOnce)
            await Promise.race(running);
    }
    await Promise.all([told, ...running]);
    await sender.send({ type: packetTypes.end });
    call.end();
}
// One packet after the other, each when the connection has room for it.
class Sender {
    #call;
    #last = Promise.resolve();
    constructor(call) {
        this.#call = call;
    }
    send(packet) {
        this.#last = this.#last.then(async () => {
            if (!this.#call.write(packet))
                await (0,external_node_events_.once)(this.#call, 'drain');
        });
        return this.#last;
    }
}
async function tellTree(sender, entries) {
    for (const entry of entries) {
        const { path, size, mtime, target: linkname } = entry;
        await sender.send({
            type: packetTypes.stat,
            stat: { path, mode: goMode(entry), size, modTime: mtime * 1e9, linkname },
        });
    }
    await sender.send({ type: packetTypes.stat });
}
async function sendFile(sender, id, entry) {
    for await (const data of readContent(entry))
        await sender.send({ type: packetTypes.data, ID: id, data });
    await sender.send({ type: packetTypes.data, ID: id });
}
async function* readContent({ source, size }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (typeof source !== 'string') {
            if (source.length > 0)
                yield source;
            return;
        }
        const file = __addDisposableResource(env_1, await (0,promises_.open)(source).catch((error) => {
            throw unreadable(source, error);
        }), true);
        let read = 0;
        for await (const chunk of file.createReadStream({ autoClose: false })) {
            read += chunk.length;
            yield chunk;
        }
        if (read !== size)
            throw changed(source, size, read);
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
// BuildKit wants a folder's content right behind it.
function sortByParts(entries) {
    const keyed = entries.map(entry => ({
        entry,
        key: Buffer.from(entry.path).toString('latin1').replaceAll('/', '\0'),
    }));
    return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
}
// Go keeps bits of its own for what is not a permission.
function goMode({ mode, kind }) {
    const special = ((mode & 0o4000) << 12) | ((mode & 0o2000) << 11) | ((mode & 0o1000) << 11);
    const type = kind === 'directory' ? 2 ** 31 : kind === 'symlink' ? 2 ** 27 : 0;
    return type + special + (mode & 0o777);
}

;// CONCATENATED MODULE: ./lib/acquire/session.js





const session_text = (id) => ({ type: 'string', id });
const session_root = light.Root.fromJSON({
    nested: {
        CredentialsRequest: { fields: { Host: session_text(1) } },
        CredentialsResponse: { fields: { Username: session_text(1), Secret: session_text(2) } },
        HealthCheckRequest: { fields: { service: session_text(1) } },
        HealthCheckResponse: { fields: { status: { type: 'int32', id: 1 } } },
        ...fileSyncMessages,
    },
});
const authService = {
    credentials: method('/moby.filesync.v1.Auth/Credentials', 'CredentialsRequest', 'CredentialsResponse'),
};
const healthService = { check: method('/grpc.health.v1.Health/Check', 'HealthCheckRequest', 'HealthCheckResponse') };
const fileService = {
    diffCopy: {
        ...method('/moby.filesync.v1.FileSync/DiffCopy', 'Packet', 'Packet'),
        requestStream: true,
        responseStream: true,
    },
};
/**
 * Opens a session that answers each registry host with its own credentials only. dockerode's session would hand one
 * credential to whichever host asks, and without the health service BuildKit drops a session after ten seconds.
 */
async function openSession(engine, sources) {
    const id = (0,external_node_crypto_.randomUUID)();
    const services = [authService.credentials, ...(sources.files ? [fileService.diffCopy] : [])];
    const socket = await engine.hijack('/session', {
        Upgrade: 'h2c',
        'X-Docker-Expose-Session-Uuid': id,
        'X-Docker-Expose-Session-Name': 'docker-archive-action',
        'X-Docker-Expose-Session-Grpc-Method': services.map(service => service.path),
    });
    const server = new src.Server();
    serveCredentials(server, sources.credentials);
    if (sources.files)
        serveFiles(server, sources.files, sources.onFailure);
    server.createConnectionInjector(src.ServerCredentials.createInsecure()).injectConnection(socket);
    return { id, close: () => closeSession(server, socket) };
}
function serveCredentials(server, credentials) {
    const answerFor = (call, answer) => {
        credentials.forHost(call.request.Host).then(found => {
            const Username = found?.identityToken ? '' : (found?.username ?? '');
            answer(null, { Username, Secret: found?.identityToken ?? found?.password ?? '' });
        }, (error) => answer({ code: src.status.UNAVAILABLE, details: messageOf(error) }));
    };
    server.addService(authService, { credentials: answerFor });
    const serving = 1;
    const check = (_, answer) => answer(null, { status: serving });
    server.addService(healthService, { check });
}
// The engine asks for the Dockerfile, for a .dockerignore (whose rules were applied here already), and for the files.
function serveFiles(server, { dockerfile, files }, fail) {
    const diffCopy = call => {
        const asked = ['followpaths', 'include-patterns'].flatMap(key => call.metadata.get(key).map(String));
        const forRules = asked.length > 0 && asked.every(path => path === '.dockerignore');
        const fromDockerfile = String(call.metadata.get('dir-name')[0]) === 'dockerfile';
        const entries = fromDockerfile ? [dockerfile] : forRules ? [] : files;
        sendTree(call, entries).catch((error) => {
            fail(error);
            call.destroy(error);
        });
    };
    server.addService(fileService, { diffCopy });
}
function closeSession(server, socket) {
    server.forceShutdown();
    socket.destroy();
}
function method(path, request, response) {
    const [asked, answered] = [session_root.lookupType(request), session_root.lookupType(response)];
    return {
        path,
        requestStream: false,
        responseStream: false,
        requestSerialize: value => Buffer.from(asked.encode(value).finish()),
        requestDeserialize: bytes => asked.decode(bytes),
        responseSerialize: value => Buffer.from(answered.encode(value).finish()),
        responseDeserialize: bytes => answered.decode(bytes),
    };
}

;// CONCATENATED MODULE: ./lib/acquire/build.js
var build_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var build_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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












/** Builds an image by the engine API and gives its id; `BUILD_FAILED` names the instruction and its last output. */
async function buildImage(engine, order, log, signal) {
    const steps = order.buildkit ? new BuildKitLog(log) : new ClassicLog(log);
    const run = { engine, order, steps, log, signal };
    try {
        return await (order.buildkit ? runWithSession(run) : runBuild(run, await order.credentials.all(), {}));
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof FrameError || error instanceof EngineRefusal)
            throw await explainFailure(order, steps, error);
        throw brokenOff('the build', error);
    }
}
async function runWithSession(run) {
    const { credentials, context } = run.order;
    const failed = new AbortController();
    const files = context.apart && { files: context.apart };
    const session = await openSession(run.engine, { credentials, ...files, onFailure: error => failed.abort(error) });
    const remote = files && { remote: 'client-session' };
    const signal = AbortSignal.any([run.signal, failed.signal]);
    try {
        return await runBuild({ ...run, signal }, {}, { version: '2', session: session.id, ...remote });
    }
    catch (error) {
        failed.signal.throwIfAborted();
        throw error;
    }
    finally {
        session.close();
    }
}
async function runBuild({ engine, order, steps, log, signal }, registries, builder) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const watch = build_addDisposableResource(env_1, new IdleWatch('the build', order.idleTimeout, signal), false);
        // BuildKit applies no .dockerignore to a tar; a Dockerfile that COPY must not see goes through the session.
        const upload = !('remote' in builder);
        const context = external_node_stream_.Readable.from(upload ? watchContext(order.context, watch, log) : [], { objectMode: false });
        try {
            const answer = await engine.build(context, { ...buildQuery(order), ...builder }, registries, watch.signal);
            let id;
            for await (const frame of readFrames(answer)) {
                watch.touch();
                steps.add(frame);
                id = idOf(frame) ?? id;
            }
            if (id === undefined)
                throw new ActionError('BUILD_NO_ID', 'the engine ended the build without naming an image');
            return id;
        }
        finally {
            // An engine that refuses a build does not read its context.
            context.destroy();
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        build_disposeResources(env_1);
    }
}
async function* watchContext(context, watch, log) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const progress = build_addDisposableResource(env_2, new Progress(log, 'sending the build context', context.bytes), false);
        for await (const chunk of context.stream(watch.signal)) {
            progress.add(chunk.length);
            watch.touch();
            yield chunk;
        }
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        build_disposeResources(env_2);
    }
}
function buildQuery({ reference, inputs, platform, context }) {
    return {
        t: reference,
        dockerfile: context.dockerfile,
        buildargs: inputs.buildArgs,
        labels: inputs.labels,
        rm: '1',
        forcerm: '1',
        ...(inputs.target && { target: inputs.target }),
        ...(inputs.noCache && { nocache: '1' }),
        ...(inputs.pull && { pull: '1' }),
        ...(platform && { platform: formatPlatform(platform) }),
    };
}
// Only the structured id counts: the text of a build can hold anything that looks like one.
function idOf(frame) {
    const aux = frame.aux;
    if (typeof aux !== 'object' || aux === null || !('ID' in aux))
        return undefined;
    return typeof aux.ID === 'string' ? aux.ID : undefined;
}
async function explainFailure(order, steps, cause) {
    const message = messageOf(cause);
    const step = steps.failedStep();
    const dockerfile = await (0,promises_.readFile)(order.context.dockerfilePath, 'utf8');
    const line = findFailedLine(dockerfile, step?.name ?? '', message);
    const where = step ? ` at ${step.name}` : '';
    const output = step?.output.length ? `\n${step.output.join('\n')}` : '';
    const file = (0,external_node_path_.relative)(order.workspace, order.context.dockerfilePath);
    return new ActionError('BUILD_FAILED', `the build failed${where}: ${message}${output}`, {
        cause,
        annotation: { file, title: 'docker build failed', ...(line !== undefined && { line }) },
    });
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
;// CONCATENATED MODULE: ./lib/acquire/context-tar.js
var context_tar_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var context_tar_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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





// Bytes up to which a file is read at once, and how many such files are read ahead: together the most that is held.
const smallFile = 256 * 1024;
const readAhead = 16;
/**
 * Writes entries as a tar stream, owner 0:0; at most 16 files are open at a time, and aborting closes them. Fails with
 * `CONTEXT_UNREADABLE` or, when a file's size changes while it is read, `CONTEXT_CHANGED`.
 */
function streamContextTar(entries, signal) {
    return (0,external_node_stream_.addAbortSignal)(signal, external_node_stream_.Readable.from(readTar(entries, signal), { objectMode: false }));
}
async function* readTar(entries, signal) {
    const tar = (0,tar_stream.pack)();
    const written = writeTar(tar, entries, signal);
    written.catch(() => tar.destroy());
    try {
        yield* tar;
    }
    catch {
        // The tar can tell only that it was destroyed; why, the writer tells below.
    }
    finally {
        tar.destroy();
    }
    await written;
}
async function writeTar(tar, entries, signal) {
    for await (const [entry, content] of readSmall(entries, signal)) {
        const header = toHeader(entry);
        if (content)
            await writeEntry(tar, header, content);
        else
            await writeLarge(tar, header, entry.source, signal);
    }
    tar.finalize();
}
// Small files cost round trips to the disk, not bytes, so several are on their way at once.
async function* readSmall(entries, signal) {
    const ahead = [];
    for (const entry of entries) {
        const loading = load(entry, signal);
        // Awaited in its turn; until then a failure must not count as unhandled.
        loading.catch(() => undefined);
        ahead.push(loading);
        const next = ahead.length > readAhead ? ahead.shift() : undefined;
        if (next)
            yield await next;
    }
    for (const next of ahead)
        yield await next;
}
async function load(entry, signal) {
    signal.throwIfAborted();
    if (typeof entry.source !== 'string')
        return [entry, entry.source];
    if (entry.kind !== 'file')
        return [entry, Buffer.alloc(0)];
    if (entry.size > smallFile)
        return [entry, undefined];
    try {
        return [entry, await (0,promises_.readFile)(entry.source, { signal })];
    }
    catch (error) {
        signal.throwIfAborted();
        throw unreadable(entry.source, error);
    }
}
function writeEntry(tar, header, content) {
    return new Promise((resolve, reject) => {
        tar.entry(header, content, error => (error ? reject(error) : resolve()));
    });
}
async function writeLarge(tar, header, path, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = context_tar_addDisposableResource(env_1, await (0,promises_.open)(path).catch((error) => {
            throw unreadable(path, error);
        }), true);
        const { size } = await file.stat();
        await (0,external_node_stream_promises_.pipeline)(checkSize(file.createReadStream({ autoClose: false }), path, size), tar.entry({ ...header, size }), {
            signal,
        });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = context_tar_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function* checkSize(chunks, path, size) {
    let read = 0;
    for await (const chunk of chunks) {
        read += chunk.length;
        if (read > size)
            break;
        yield chunk;
    }
    if (read !== size)
        throw changed(path, size, read);
}
function toHeader(entry) {
    const { path, kind: type, size, target } = entry;
    return {
        name: type === 'directory' ? `${path}/` : path,
        type,
        // tar-stream keeps the permission bits only, and takes a mode of 0 for none given.
        mode: entry.mode,
        mtime: new Date(entry.mtime * 1000),
        size,
        ...(type === 'symlink' && { linkname: target }),
    };
}

;// CONCATENATED MODULE: ./lib/acquire/dockerfile-path.js



/** Finds the Dockerfile as the Docker CLI does; `DOCKERFILE_NOT_FOUND` names every place that was looked at. */
async function findDockerfile(context, file, workspace) {
    const places = file
        ? new Set([(0,external_node_path_.resolve)(workspace, file), (0,external_node_path_.resolve)(context, file)])
        : [(0,external_node_path_.join)(context, 'Dockerfile'), (0,external_node_path_.join)(context, 'dockerfile')];
    for (const path of places) {
        const found = await (0,promises_.stat)(path).catch(() => undefined);
        if (found?.isFile())
            return { path, inContext: await pathInside(context, path) };
    }
    const wanted = file
        ? `file: ${JSON.stringify(file)} is no file`
        : 'file: not given, and the context has no Dockerfile';
    throw new ActionError('DOCKERFILE_NOT_FOUND', `${wanted}; looked for ${[...places].join(' and ')}`, {
        hint: 'Allowed: a path that is absolute, relative to the workspace or relative to the context:\n  with:\n    file: docker/Dockerfile',
    });
}
async function pathInside(context, path) {
    const inside = (0,external_node_path_.relative)(await (0,promises_.realpath)(context), await (0,promises_.realpath)(path));
    const outside = inside === '..' || inside.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(inside);
    return outside ? undefined : inside.replaceAll(external_node_path_.sep, '/');
}

;// CONCATENATED MODULE: ./lib/acquire/ignore.js


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
    throw new ActionError('IGNORE_PATTERN', message, {
        hint: 'Allowed: a path with *, **, ?, [a-z], [^a-z]; \\ before a character takes it literally; ! before the pattern makes an exception.',
        annotation: { file, line: number, title: 'invalid pattern' },
    });
}
function clean(path) {
    return path === '' ? '' : external_node_path_.posix.normalize(path).replace(/(?<=.)\/$/, '');
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

;// CONCATENATED MODULE: ./lib/acquire/context.js








/**
 * Reads what a build context consists of, by the rules of the Docker CLI. Errors: `CONTEXT_NOT_FOUND`,
 * `DOCKERFILE_NOT_FOUND`, `IGNORE_PATTERN`, `CONTEXT_UNREADABLE`.
 */
async function openContext({ context, file, workspace }) {
    await requireFolder(context);
    const dockerfile = await findDockerfile(context, file, workspace);
    const ignore = await readIgnoreFile(context, dockerfile.path);
    const tree = await readContextTree(context, IgnoreRules.parse(ignore.text, ignore.path));
    const { name, entries, apart } = await addDockerfile(tree, dockerfile, context);
    const sent = entries.filter(entry => entry.kind !== 'directory');
    return {
        dockerfile: name,
        dockerfilePath: dockerfile.path,
        files: sent.length,
        bytes: sent.reduce((sum, entry) => sum + entry.size, 0),
        ...(apart && { apart }),
        stream: signal => streamContextTar(entries, signal),
    };
}
async function requireFolder(context) {
    const found = await (0,promises_.stat)(context).catch(() => undefined);
    if (found?.isDirectory())
        return;
    const problem = found ? 'is not a folder' : 'does not exist';
    throw new ActionError('CONTEXT_NOT_FOUND', `context: ${JSON.stringify(context)} ${problem}; allowed: a folder on the runner`, {
        hint: 'Has the job checked the repository out?\n  - uses: actions/checkout@v5\nThen, relative to the workspace:\n  with:\n    context: .',
    });
}
// `<Dockerfile>.dockerignore` replaces the one of the context.
async function readIgnoreFile(context, dockerfile) {
    const own = `${dockerfile}.dockerignore`;
    const text = await readIfThere(own);
    if (text !== undefined)
        return { path: own, text };
    const path = (0,external_node_path_.join)(context, '.dockerignore');
    return { path, text: (await readIfThere(path)) ?? '' };
}
async function readIfThere(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return undefined;
        throw unreadable(path, error);
    }
}
// A Dockerfile that the rules exclude, or that lies outside, has to be sent all the same. So that COPY does not see
// it, a .dockerignore goes along by which the classic builder removes it after reading; BuildKit gets the two apart.
async function addDockerfile(tree, dockerfile, context) {
    const { path, inContext } = dockerfile;
    if (inContext !== undefined && tree.some(entry => entry.path === inContext))
        return { name: inContext, entries: tree };
    const content = await (0,promises_.readFile)(path).catch((error) => {
        throw unreadable(path, error);
    });
    const name = inContext ?? `.dockerfile.${(0,external_node_crypto_.createHash)('sha256').update(content).digest('hex').slice(0, 20)}`;
    const root = (0,external_node_path_.join)(context, '.dockerignore');
    const seen = tree.some(entry => entry.path === '.dockerignore');
    const text = seen ? `${await (0,promises_.readFile)(root, 'utf8')}\n!.dockerignore` : '.dockerignore';
    const added = [toEntry(name, content), toEntry('.dockerignore', Buffer.from(`${text}\n${escapePattern(name)}\n`))];
    const kept = tree.filter(entry => added.every(({ path }) => path !== entry.path));
    return { name, entries: [...added, ...kept], apart: { dockerfile: toEntry(name, content), files: tree } };
}
function toEntry(path, source) {
    return { path, kind: 'file', mode: 0o100600, size: source.length, mtime: 0, target: '', source };
}

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
        if (error instanceof ActionError)
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
    return new ActionError('CREDENTIAL_HELPER', `the credential helper ${program}, asked for ${server}, ${problem}`, {
        hint: 'Install the helper, remove it from config.json (credHelpers, credsStore), or give the credentials:\n  with:\n    username: ${{ github.actor }}\n    password: ${{ secrets.GITHUB_TOKEN }}',
    });
}

;// CONCATENATED MODULE: ./lib/acquire/docker-config.js



/** Reads `config.json` of a Docker config folder; empty when there is none, `DOCKER_CONFIG` when it is broken. */
async function readDockerConfig(configDir) {
    const path = (0,external_node_path_.join)(configDir, 'config.json');
    const config = docker_config_parse(path, await read(path));
    return {
        path,
        auths: requireMap(path, config, 'auths', isStoredAuth, 'an object of objects with texts'),
        credHelpers: requireMap(path, config, 'credHelpers', isText, 'an object of texts'),
        credsStore: requireText(path, config, 'credsStore'),
        currentContext: requireText(path, config, 'currentContext'),
    };
}
/** The error for a docker config that cannot be used. */
function brokenConfig(path, problem) {
    return new ActionError('DOCKER_CONFIG', `the docker config ${path} ${problem}`, {
        hint: 'Repair or remove the file, or name another folder:\n  env:\n    DOCKER_CONFIG: ${{ runner.temp }}/docker',
    });
}
async function read(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
        if (code === 'ENOENT')
            return '{}';
        throw brokenConfig(path, `cannot be read (${code})`);
    }
}
// The parser's own message quotes the text, which holds passwords; so it is no cause either.
function docker_config_parse(path, text) {
    try {
        const config = JSON.parse(text);
        if (isObject(config))
            return config;
    }
    catch {
        throw brokenConfig(path, 'is not valid JSON');
    }
    throw brokenConfig(path, 'is not a JSON object');
}
function requireText(path, config, key) {
    const value = config[key] ?? '';
    if (isText(value))
        return value;
    throw brokenConfig(path, `is wrong: ${key} has to be a text`);
}
function requireMap(path, config, key, fits, allowed) {
    const value = config[key] ?? {};
    if (isObject(value) && Object.values(value).every(fits))
        return value;
    throw brokenConfig(path, `is wrong: ${key} has to be ${allowed}`);
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isText(value) {
    return typeof value === 'string';
}
function isStoredAuth(value) {
    return isObject(value) && ['auth', 'username', 'password', 'identitytoken'].every(key => isText(value[key] ?? ''));
}

;// CONCATENATED MODULE: ./lib/acquire/credentials.js



/** Opens the credentials of the inputs and of the docker config; what the inputs say wins for their registry. */
async function readCredentials(sources) {
    return new Store(sources, await readDockerConfig(sources.configDir));
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
            this.#sources.log?.warning(`${messageOf(error)}; going on without credentials for ${server}`);
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
        throw brokenConfig(this.#config.path, `is wrong: the auth of ${server} has to be the base64 of user:password`);
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

;// CONCATENATED MODULE: ./lib/acquire/pull.js
var pull_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var pull_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
    try {
        await followPull(engine, order, log, signal);
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof FrameError || error instanceof EngineRefusal)
            throw explainPull(order, error);
        throw brokenOff('the pull', error);
    }
}
/** What the engine is asked to pull: `repository:tag`, or `repository@digest` when the image names one. */
function pullReference(image, tag) {
    return image.digest ? `${image.repository}@${image.digest}` : `${image.repository}:${tag}`;
}
/** Throws `PLATFORM` when an image is not for the platform that was asked for. */
function checkPlatform(reference, have, asked) {
    if (!asked || samePlatform(have, asked))
        return;
    const message = `${reference} is for ${formatPlatform(have)}, not for ${formatPlatform(asked)}`;
    throw new ActionError('PLATFORM', message, { hint: `platform: ${formatPlatform(have)}` });
}
async function followPull(engine, order, log, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const watch = pull_addDisposableResource(env_1, new IdleWatch('the pull', order.idleTimeout, signal), false);
        const credential = await order.credentials.forHost(order.image.host);
        const query = {
            fromImage: order.image.repository,
            tag: order.image.digest ?? order.tag,
            ...(order.platform && { platform: formatPlatform(order.platform) }),
        };
        const answer = await engine.pull(query, credential && toAuthConfig(credential), watch.signal);
        const shown = new PullProgress(log);
        for await (const frame of readFrames(answer)) {
            watch.touch();
            shown.add(frame);
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        pull_disposeResources(env_1);
    }
}
// Layers report many times a second; a line is shown when a layer reaches another state.
class PullProgress {
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
    const reference = nameImage(pullReference(order.image, order.tag), order.platform);
    const words = engineWords(cause);
    const { code, hint } = classify(words, order.image.host);
    return new ActionError(code, `cannot pull ${reference}: ${words}`, { hint, cause });
}
// The engine passes registries' answers on as text only; the class chooses no more than the hint.
function classify(words, host) {
    if (/unauthorized|denied|authentication|no basic auth|incorrect username|401|403/i.test(words)) {
        const hint = `Check the credentials for ${host}:\n  with:\n    username: \${{ github.actor }}\n    password: \${{ secrets.GITHUB_TOKEN }}`;
        return { code: 'PULL_DENIED', hint };
    }
    if (/not found|manifest unknown|name unknown|no matching manifest|does not exist/i.test(words)) {
        return { code: 'PULL_NOT_FOUND', hint: 'Check image, version (it makes the tag) and platform.' };
    }
    return { code: 'PULL_FAILED', hint: `Is the registry ${host} reachable from the engine?` };
}

;// CONCATENATED MODULE: ./lib/acquire/acquire.js








/** Builds, pulls or finds the image, so that the engine holds it under `plan.reference`. */
async function acquireImage(engine, context) {
    switch (context.inputs.source) {
        case 'build':
            return buildHere(engine, context);
        case 'pull':
            return pullHere(engine, context);
        case 'local':
            return requireImage(engine, context, 'source: pull');
    }
}
async function buildHere(engine, context) {
    const { inputs, plan, world, log, signal } = context;
    const { build, platform, idleTimeout } = inputs;
    const folder = (0,external_node_path_.resolve)(world.workspace, build.context);
    const source = await openContext({
        context: folder,
        ...(build.file && { file: build.file }),
        workspace: world.workspace,
    });
    const buildkit = choosesBuildKit(engine, world);
    log.info(`Building ${nameImage(plan.reference, platform)} with ${buildkit ? 'BuildKit' : 'the classic builder'}`);
    const credentials = await openCredentials(context);
    const order = {
        reference: plan.reference,
        inputs: build,
        platform,
        context: source,
        credentials,
        workspace: world.workspace,
    };
    const id = await buildImage(engine, { ...order, idleTimeout, buildkit }, log, signal);
    const image = await engine.inspect(id);
    if (!image)
        throw new ActionError('BUILD_LOST', `the engine built ${id} and does not have it`);
    return image;
}
// DOCKER_BUILDKIT is how the Docker CLI lets a user choose.
function choosesBuildKit(engine, world) {
    const asked = world.env['DOCKER_BUILDKIT'];
    return asked ? asked !== '0' && engine.buildkit : engine.buildkit;
}
async function pullHere(engine, context) {
    const { inputs, plan, log, signal } = context;
    const { image, platform, idleTimeout } = inputs;
    const wanted = pullReference(image, plan.tag);
    const present = await findUsable(engine, context, wanted);
    if (!present) {
        log.info(`Pulling ${nameImage(wanted, platform)}: ${plan.pullBecause}`);
        const credentials = await openCredentials(context);
        await pullImage(engine, { image, tag: plan.tag, platform, credentials, idleTimeout }, log, signal);
    }
    // An archive keeps its name only when the image was saved by one.
    if (image.digest)
        await engine.tag(wanted, image.repository, plan.tag);
    const pulled = await engine.inspect(image.digest ? wanted : plan.reference);
    if (!pulled)
        throw new ActionError('PULL_LOST', `the engine pulled ${wanted} and does not have it`);
    checkPlatform(wanted, pulled.platform, platform);
    return pulled;
}
async function findUsable(engine, context, wanted) {
    const { plan, inputs, log } = context;
    if (plan.pullPolicy === 'always')
        return undefined;
    const present = await engine.inspect(wanted);
    const usable = present && (!inputs.platform || samePlatform(present.platform, inputs.platform));
    if (usable)
        log.info(`${wanted} is in the engine, not pulled: ${plan.pullBecause}`);
    if (usable || plan.pullPolicy === 'missing')
        return usable ? present : undefined;
    const message = `${nameImage(wanted, inputs.platform)} is not in the engine and pull-policy never forbids to pull it`;
    throw new ActionError('IMAGE_NOT_FOUND', message, { hint: 'pull-policy: missing' });
}
async function requireImage(engine, { inputs, plan }, hint) {
    const image = await engine.inspect(plan.reference);
    if (!image)
        throw new ActionError('IMAGE_NOT_FOUND', `no local image named ${plan.reference}`, { hint });
    checkPlatform(plan.reference, image.platform, inputs.platform);
    return image;
}
function openCredentials({ inputs, world, mask, log, signal }) {
    const configDir = world.env['DOCKER_CONFIG'] || (0,external_node_path_.resolve)(world.homeDir, '.docker');
    const { host, username, password } = inputs.registry ?? {};
    const given = host !== undefined && username !== undefined && password !== undefined
        ? { registry: host, username, password }
        : {};
    return readCredentials({ ...given, configDir, env: world.env, mask, log, signal });
}

;// CONCATENATED MODULE: ./lib/acquire/tls.js



/** Reads `ca.pem`, `cert.pem` and `key.pem` of a folder, as far as they exist; `DOCKER_TLS` when they are unusableTls. */
async function readTlsFolder(folder) {
    const [ca, cert, key] = await Promise.all(['ca.pem', 'cert.pem', 'key.pem'].map(name => tls_readIfThere((0,external_node_path_.join)(folder, name))));
    if ((cert === undefined) !== (key === undefined)) {
        throw unusableTls(folder, `has ${cert === undefined ? 'key.pem without cert.pem' : 'cert.pem without key.pem'}`);
    }
    return { ...(ca !== undefined && { ca }), ...(cert !== undefined && { cert }), ...(key !== undefined && { key }) };
}
async function tls_readIfThere(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
        if (code === 'ENOENT')
            return undefined;
        throw unusableTls(path, `cannot be read (${code})`, error);
    }
}
/** The error for TLS material that is missing or cannot be used. */
function unusableTls(path, problem, cause) {
    return new ActionError('DOCKER_TLS', `TLS material for the engine: ${path} ${problem}`, {
        hint: 'env:\n  DOCKER_TLS_VERIFY: 1\n  DOCKER_CERT_PATH: folder of ca.pem, cert.pem and key.pem',
        cause,
    });
}

;// CONCATENATED MODULE: ./lib/acquire/docker-context.js





/** Reads a context of `docker context create`; `DOCKER_CONTEXT` when it does not exist or is broken. */
async function readDockerContext(configDir, name) {
    const id = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex');
    const path = (0,external_node_path_.join)(configDir, 'contexts', 'meta', id, 'meta.json');
    const { Host: host, SkipTLSVerify: skip } = await readEndpoint(path, name);
    if (!host)
        throw broken(name, `names no engine (${path})`);
    const files = await readTlsFolder((0,external_node_path_.join)(configDir, 'contexts', 'tls', id, 'docker'));
    // Without material and without a word on verification the connection is plain.
    const tls = skip === true || Object.keys(files).length > 0 ? { ...files, verify: skip !== true } : undefined;
    return { host, tls };
}
async function readEndpoint(path, name) {
    try {
        const meta = JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
        return meta?.Endpoints?.docker ?? {};
    }
    catch (error) {
        const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
        throw broken(name, missing ? `does not exist (no ${path})` : `cannot be read (${path})`, error);
    }
}
function broken(name, problem, cause) {
    return new ActionError('DOCKER_CONTEXT', `the docker context ${JSON.stringify(name)} ${problem}`, {
        hint: 'Choose one that `docker context ls` shows (DOCKER_CONTEXT, docker context use), or name the engine:\n  with:\n    docker-host: unix:///var/run/docker.sock',
        cause,
    });
}

;// CONCATENATED MODULE: ./lib/acquire/endpoint.js






/**
 * Finds the engine as the Docker CLI does: input, `DOCKER_HOST`, `DOCKER_CONTEXT`, the config's current context, the
 * default socket. Errors: `DOCKER_HOST`, `DOCKER_HOST_SSH`, `DOCKER_CONTEXT`, `DOCKER_TLS`, `DOCKER_CONFIG`.
 */
async function resolveEndpoint(sources) {
    const { env, dockerHost } = sources;
    const configDir = env['DOCKER_CONFIG'] || (0,external_node_path_.join)(sources.homeDir, '.docker');
    if (dockerHost)
        return resolveUrl(dockerHost, 'input docker-host', await readTlsEnvironment(env, configDir));
    const host = env['DOCKER_HOST'];
    if (host)
        return resolveUrl(host, 'DOCKER_HOST', await readTlsEnvironment(env, configDir));
    const context = env['DOCKER_CONTEXT'] || (await readDockerConfig(configDir)).currentContext;
    if (!context || context === 'default')
        return { kind: 'unix', path: await defaultSocket(env), source: 'default socket' };
    const { host: url, tls } = await readDockerContext(configDir, context);
    return resolveUrl(url, `docker context ${context}`, tls);
}
function resolveUrl(url, source, tls) {
    const address = parseAddress(url.trim(), source, tls);
    return { ...address, source };
}
function parseAddress(url, source, tls) {
    const [, scheme = '', rest = ''] = /^([a-z]+):\/\/(.*)$/s.exec(url) ?? [];
    if (scheme === 'unix' && rest.startsWith('/'))
        return { kind: 'unix', path: rest };
    if (scheme === 'npipe' && process.platform === 'win32' && rest !== '')
        return { kind: 'unix', path: rest };
    if (scheme === 'tcp')
        return parseTcp(rest, tls) ?? rejectUrl(url, source);
    if (scheme === 'ssh')
        throw sshRefusal(url, source);
    return rejectUrl(url, source);
}
// 2375 and 2376 are the ports registered for the engine's API without and with TLS.
function parseTcp(rest, tls) {
    const [, host = '', port = tls ? '2376' : '2375'] = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?\/?$/i.exec(rest) ?? [];
    if (host === '' || Number(port) < 1 || Number(port) > 65535)
        return undefined;
    return { kind: 'tcp', host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port), ...(tls && { tls }) };
}
const allowed = process.platform === 'win32' ? 'npipe:////./pipe/NAME or tcp://HOST:PORT' : 'unix:///PATH or tcp://HOST:PORT';
const example = process.platform === 'win32' ? 'npipe:////./pipe/docker_engine' : 'unix:///var/run/docker.sock';
function rejectUrl(url, source) {
    throw new ActionError('DOCKER_HOST', `${source}: ${JSON.stringify(url)}, allowed: ${allowed}`, {
        hint: `with:\n  docker-host: ${example}`,
    });
}
function sshRefusal(url, source) {
    return new ActionError('DOCKER_HOST_SSH', `${source}: ${JSON.stringify(url)}, ssh is not supported; allowed: ${allowed}`, {
        hint: `Name an engine or docker context with TLS (tcp://HOST:2376), or bring the engine to a local socket first, by ssh or docker system dial-stdio:
  - run: ssh -fnNT -L /tmp/docker.sock:/var/run/docker.sock ${url}
then
  with:
    docker-host: unix:///tmp/docker.sock`,
    });
}
// Any text switches TLS on, as in the Docker CLI, even `0`.
async function readTlsEnvironment(env, configDir) {
    const verify = Boolean(env['DOCKER_TLS_VERIFY']);
    if (!verify && !env['DOCKER_TLS'])
        return undefined;
    const folder = env['DOCKER_CERT_PATH'] || configDir;
    const files = await readTlsFolder(folder);
    if (files.ca === undefined)
        throw unusableTls(folder, 'has no ca.pem');
    return { ...files, verify };
}
async function defaultSocket(env) {
    if (process.platform === 'win32')
        return '//./pipe/docker_engine';
    const usual = '/var/run/docker.sock';
    const rootless = env['XDG_RUNTIME_DIR'] && (0,external_node_path_.join)(env['XDG_RUNTIME_DIR'], 'docker.sock');
    if (!rootless || (await isThere(usual)))
        return usual;
    return (await isThere(rootless)) ? rootless : usual;
}
function isThere(path) {
    return (0,promises_.access)(path).then(() => true, () => false);
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
;// CONCATENATED MODULE: ./lib/export/probe.js




// A manifest lists layers by digest; more than this is none.
const manifestLimit = 4 * 1024 * 1024;
// The engine is on this machine; one that cannot reach our loopback says so at once, or never.
const probe_patience = 10_000;
/**
 * Asks the containerd store for an image's config digest, which its API does not tell: the engine is made to push
 * to a registry on loopback that claims to have every blob, so that only the manifest is sent. Undefined when the
 * engine cannot reach this machine's loopback or pushes several images.
 */
async function probeConfigDigest(engine, reference, log, signal) {
    const secret = (0,external_node_crypto_.randomBytes)(16).toString('hex');
    const manifests = [];
    const server = await listen((0,external_node_http_.createServer)((request, response) => void answer(request, response, secret, manifests)));
    const repository = `127.0.0.1:${server.address().port}/docker-archive/probe`;
    const tag = (0,external_node_crypto_.randomBytes)(6).toString('hex');
    try {
        await engine.tag(reference, repository, tag);
        try {
            const auth = { username: 'probe', password: secret };
            const frames = await engine.push(repository, tag, auth, AbortSignal.any([signal, AbortSignal.timeout(probe_patience)]));
            for await (const frame of readFrames(frames))
                log.debug(frame.status ?? '');
        }
        finally {
            await engine.untag(`${repository}:${tag}`);
        }
    }
    catch (error) {
        signal.throwIfAborted();
        log.debug(`the engine did not push to loopback: ${String(error)}`);
    }
    finally {
        server.closeAllConnections();
        server.close();
    }
    const digests = new Set(manifests.flatMap(readConfigDigest));
    return digests.size === 1 ? [...digests][0] : undefined;
}
function listen(server) {
    return new Promise((resolve, reject) => {
        server.once('error', reject).listen(0, '127.0.0.1', () => resolve(server));
    });
}
// The part of the OCI distribution protocol a push needs when nothing has to be uploaded.
async function answer(request, response, secret, manifests) {
    const { method = '', url = '' } = request;
    const expected = `Basic ${Buffer.from(`probe:${secret}`).toString('base64')}`;
    if (request.headers.authorization !== expected) {
        response.writeHead(401, { 'www-authenticate': 'Basic realm="probe"' }).end();
    }
    else if (url === '/v2/') {
        response.writeHead(200, { 'docker-distribution-api-version': 'registry/2.0' }).end();
    }
    else if (method === 'HEAD' && url.includes('/blobs/')) {
        response
            .writeHead(200, { 'content-length': 0, 'docker-content-digest': url.slice(url.lastIndexOf('/') + 1) })
            .end();
    }
    else if (method === 'PUT' && url.includes('/manifests/')) {
        const manifest = await readManifest(request);
        manifests.push(manifest);
        response
            .writeHead(201, { 'docker-content-digest': `sha256:${(0,external_node_crypto_.createHash)('sha256').update(manifest).digest('hex')}` })
            .end();
    }
    else {
        request.resume();
        response.writeHead(404).end();
    }
}
async function readManifest(request) {
    const chunks = [];
    let size = 0;
    for await (const chunk of request) {
        size += chunk.length;
        if (size <= manifestLimit)
            chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
// Attestations are manifests too; they describe no platform's image.
function readConfigDigest(manifest) {
    const { config, layers } = JSON.parse(manifest.toString('utf8'));
    const attestation = layers?.some(layer => layer.mediaType?.includes('in-toto'));
    return config?.digest && !attestation ? [config.digest] : [];
}

;// CONCATENATED MODULE: ./lib/export/identify.js

/**
 * The config digest of an image in the engine: its identity in archives. The classic store shows it as the id; for the
 * containerd store it comes from an earlier archive of the same image or from the engine. Undefined when only a full
 * save will tell.
 */
async function identify(engine, image, reference, known, log, signal) {
    const archived = known.find(each => each.dockerId === image.id);
    if (archived)
        return archived.configDigest;
    if (!(await engine.usesContainerd()))
        return image.id;
    return probeConfigDigest(engine, reference, log, signal);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./lib/export/metadata.js


/** Puts together what is known of an image once its whole tar has passed. */
function makeMetadata(identity, image, facts, tarSize) {
    return {
        schema: 1,
        ...identity,
        imageid: shortId(facts.configDigest),
        docker_id: image.id,
        config_digest: facts.configDigest,
        manifest_digest: facts.manifestDigest ?? '',
        index_digest: facts.indexDigest ?? '',
        layout: facts.layout,
        platform: formatPlatform(facts.platform),
        created: facts.created,
        repo_tags: facts.repoTags,
        labels: facts.labels,
        layers: facts.layers,
        tar_size: tarSize,
    };
}

;// CONCATENATED MODULE: ./lib/pack/file-range.js
const chunkSize = 256 * 1024;
/**
 * Reads bytes of an open file, which stays open: a read stream would close it when it is destroyed.
 * Ends early where the file does.
 */
async function* readRange(file, start, length) {
    const end = start + length;
    for (let at = start; at < end;) {
        const chunk = Buffer.allocUnsafe(Math.min(chunkSize, end - at));
        const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
        if (bytesRead === 0)
            return;
        at += bytesRead;
        yield chunk.subarray(0, bytesRead);
    }
}

;// CONCATENATED MODULE: ./lib/pack/hashed-file.js



/** Makes a new file at a path where none may be, and brings it to the disk; after a failure it is gone, and the error is the first one. */
async function createFile(path, fill) {
    const handle = await (0,promises_.open)(path, 'wx+');
    try {
        const result = await fill(new HashedFile(handle));
        await handle.sync();
        await handle.close();
        return result;
    }
    catch (error) {
        await handle.close().catch(() => undefined);
        await (0,promises_.rm)(path, { force: true }).catch(() => undefined);
        throw error;
    }
}
/** A file that is hashed while it is written. */
class HashedFile {
    #handle;
    #hash = (0,external_node_crypto_.createHash)('sha256');
    #size = 0;
    #patched = false;
    constructor(handle) {
        this.#handle = handle;
    }
    /** Bytes so far. */
    get size() {
        return this.#size;
    }
    /** Writes at the end. */
    async append(bytes) {
        const writing = this.#handle.appendFile(bytes);
        this.#hash.update(bytes);
        await writing;
        this.#size += bytes.length;
    }
    /** Replaces what was written already; costs one more pass over the file at the end. */
    async patch(bytes, position) {
        await this.#handle.write(bytes, 0, bytes.length, position);
        this.#patched = true;
    }
    /** Tells what was written, when nothing more will be. */
    async finish(signal) {
        if (this.#patched)
            await this.#hashAgain(signal);
        return { size: this.#size, sha256: this.#hash.digest('hex') };
    }
    async #hashAgain(signal) {
        this.#hash = (0,external_node_crypto_.createHash)('sha256');
        for await (const chunk of readRange(this.#handle, 0, this.#size)) {
            signal.throwIfAborted();
            this.#hash.update(chunk);
        }
    }
}

;// CONCATENATED MODULE: ./lib/pack/plain.js


/** Writes a stream to a new file as it is; after a failure or abort there is no file. */
async function writePlain(path, source, signal) {
    return createFile(path, async (file) => {
        const append = async (chunks) => {
            for await (const chunk of chunks)
                await file.append(chunk);
        };
        await (0,external_node_stream_promises_.pipeline)(source, append, { signal });
        return file.finish(signal);
    });
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./lib/pack/deflate.js



const deflate = (0,external_node_util_.promisify)(external_node_zlib_.deflateRaw);
// What a match may reach back to (RFC 1951, 2).
const windowSize = 32 * 1024;
// Odd, so that records of 4 or 8 bytes are seen at each of their bytes.
const sampleStep = 31;
const storedLimit = 0xffff;
const storedHeader = 5;
// Two blocks a core, so that none waits for the main thread; no more than keeps memory small on a large machine.
const depth = Math.min(2 * (0,external_node_os_.availableParallelism)(), 16);
// An empty final block: so no block has to wait for the next one to know whether it is the last.
const endOfStream = Buffer.from([0x03, 0x00]);
/**
 * Makes one raw deflate stream of blocks that are compressed side by side, for use in `pipeline`.
 * Same bytes in and same options, same bytes out, however the input was chunked.
 */
function deflateParallel({ level, blockSize = 1024 * 1024 }) {
    return async function* (source) {
        const running = [];
        let before = Buffer.alloc(0);
        try {
            for await (const block of cutBlocks(source, blockSize)) {
                const packing = packBlock(block, before, level);
                // Whose turn it is reports it.
                packing.catch(() => undefined);
                running.push(packing);
                before = block.subarray(-windowSize);
                if (running.length >= depth)
                    yield (await running.shift());
            }
            for (const block of running)
                yield await block;
            yield endOfStream;
        }
        finally {
            await Promise.allSettled(running);
        }
    };
}
async function* cutBlocks(source, blockSize) {
    let block = Buffer.allocUnsafeSlow(blockSize);
    let filled = 0;
    for await (const chunk of source) {
        for (let taken = 0; taken < chunk.length;) {
            const part = chunk.subarray(taken, taken + blockSize - filled);
            block.set(part, filled);
            taken += part.length;
            filled += part.length;
            if (filled < blockSize)
                break;
            yield block;
            block = Buffer.allocUnsafeSlow(blockSize);
            filled = 0;
        }
    }
    if (filled > 0)
        yield block.subarray(0, filled);
}
async function packBlock(block, dictionary, level) {
    if (level === 0 || seemsRandom(block))
        return storeBlock(block);
    // One output buffer that holds the whole block: no round trips to the pool in between.
    const options = {
        level,
        memLevel: 9,
        dictionary,
        chunkSize: block.length + 1024,
        finishFlush: external_node_zlib_.constants.Z_SYNC_FLUSH,
    };
    const packed = await deflate(block, options);
    return packed.length < storedSize(block) ? packed : storeBlock(block);
}
/**
 * Random, encrypted or compressed bytes occur equally often; nothing that deflate could shrink by more than a
 * fraction of a percent comes near (text, code and weights are off by a factor of 3 to 20), and it is slowest on them.
 */
function seemsRandom(block) {
    if (block.length < windowSize)
        return false;
    const counts = new Uint32Array(256);
    for (let i = 0; i < block.length; i += sampleStep) {
        const byte = block[i] ?? 0;
        counts[byte] = (counts[byte] ?? 0) + 1;
    }
    const samples = Math.ceil(block.length / sampleStep);
    const pairs = counts.reduce((sum, count) => sum + count * (count - 1), 0);
    return pairs * 256 < 1.02 * samples * (samples - 1);
}
function storedSize(block) {
    return block.length + storedHeader * Math.ceil(block.length / storedLimit);
}
function storeBlock(block) {
    const stored = Buffer.allocUnsafe(storedSize(block));
    for (let from = 0, to = 0; from < block.length; from += storedLimit) {
        const part = block.subarray(from, from + storedLimit);
        to = stored.writeUInt8(0, to);
        to = stored.writeUInt16LE(part.length, to);
        to = stored.writeUInt16LE(part.length ^ storedLimit, to);
        to += part.copy(stored, to);
    }
    return stored;
}

;// CONCATENATED MODULE: ./lib/pack/zip-records.js
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

;// CONCATENATED MODULE: ./lib/pack/zip.js






const earliest = new Date(Date.UTC(1980, 0, 1));
/** Writes a zip file, the same bytes for the same members; after a failure there is no file, and the error is the first one. */
async function writeZip(plan) {
    const streams = plan.members.map(({ source }) => source).filter(isStream);
    // A stream that fails before its turn reports it then.
    for (const stream of streams)
        stream.on('error', () => undefined);
    try {
        return await createFile(plan.path, file => writeMembers(file, plan));
    }
    catch (error) {
        for (const stream of streams)
            stream.destroy();
        plan.signal.throwIfAborted();
        throw error;
    }
}
async function writeMembers(file, plan) {
    const written = [];
    for (const member of plan.members) {
        plan.signal.throwIfAborted();
        const record = await writeMember(file, member, plan);
        written.push(member.finalName ? await rename(file, record, await member.finalName()) : record);
    }
    const directory = Buffer.concat(written.map(centralHeader));
    const end = endRecords({ count: written.length, size: directory.length, offset: file.size });
    await file.append(Buffer.concat([directory, end]));
    const members = written.map(({ name, size, compressedSize, crc32 }) => ({ name, size, compressedSize, crc32 }));
    return { ...(await file.finish(plan.signal)), members };
}
async function writeMember(file, member, plan) {
    const source = await openSource(member);
    const head = { name: member.name, method: member.method, modified: member.modified ?? earliest, offset: file.size };
    await file.append(localHeader(head));
    const facts = await writeData(file, source, member.method, plan);
    await file.append(dataDescriptor(facts));
    return { ...head, ...facts };
}
async function writeData(file, source, method, plan) {
    let size = 0;
    let sum = 0;
    const measure = async function* (chunks) {
        for await (const chunk of chunks) {
            sum = (0,external_node_zlib_.crc32)(chunk, sum);
            size += chunk.length;
            yield chunk;
        }
    };
    const deflate = deflateParallel({ level: plan.level });
    const pack = (chunks) => (method === 'deflate' ? deflate(chunks) : chunks);
    const start = file.size;
    const keep = async (chunks) => {
        for await (const chunk of chunks) {
            await file.append(chunk);
            plan.onBytes?.(size, file.size);
        }
    };
    await (0,external_node_stream_promises_.pipeline)(source, measure, pack, keep, { signal: plan.signal });
    return { size, compressedSize: file.size - start, crc32: sum };
}
async function rename(file, record, name) {
    if (name === record.name)
        return record;
    const bytes = Buffer.from(name);
    if (bytes.length !== Buffer.byteLength(record.name)) {
        throw new Error(`zip member ${record.name} cannot become ${name}: the names differ in length`);
    }
    await file.patch(bytes, localName(record));
    return { ...record, name };
}
async function openSource({ source }) {
    const opened = typeof source === 'function' ? await source() : source;
    return Buffer.isBuffer(opened) ? external_node_stream_.Readable.from(opened) : opened;
}
function isStream(source) {
    return typeof source !== 'function' && !Buffer.isBuffer(source);
}

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
;// CONCATENATED MODULE: ./lib/export/members.js


/** Proves the members of a docker archive against each other; throws `ARCHIVE_INVALID` or `ARCHIVE_DIGEST`. */
function judgeMembers(members) {
    for (const member of members.values())
        checkBlobName(member);
    const entry = members_readManifest(members);
    const configFile = follow(members, entry.Config, 'the configuration');
    const configDigest = `sha256:${configFile.sha256}`;
    checkDigest(configFile.name, configFile.sha256, /([0-9a-f]{64})(?:\.json)?$/.exec(entry.Config)?.[1]);
    const config = readJson(configFile);
    return {
        layout: members.has('oci-layout') ? 'oci' : 'legacy',
        configDigest,
        ...findIdentities(members, configDigest),
        repoTags: entry.RepoTags ?? [],
        created: config.created ?? '',
        platform: {
            os: config.os ?? '',
            architecture: config.architecture ?? '',
            ...(config.variant && { variant: config.variant }),
        },
        labels: config.config?.Labels ?? {},
        layers: readLayers(members, entry, config),
    };
}
function members_readManifest(members) {
    const entries = readJson(follow(members, 'manifest.json', 'the manifest'));
    const [entry] = entries;
    if (!Array.isArray(entries) || entries.length !== 1 || !entry || !Array.isArray(entry.Layers)) {
        throw invalid(`describes ${Array.isArray(entries) ? entries.length : 'no'} images in manifest.json, not one`);
    }
    return entry;
}
function readLayers(members, entry, config) {
    const diffIds = config.rootfs?.diff_ids ?? [];
    if (diffIds.length !== entry.Layers.length) {
        throw invalid(`has ${entry.Layers.length} layers where its configuration has ${diffIds.length}`);
    }
    return entry.Layers.map((path, i) => {
        const layer = follow(members, path, `layer ${i + 1}`);
        // The configuration has the digest of the unpacked layer; a packed one was checked against its own name.
        if (!layer.compressed || !blobDigest(layer.name))
            checkDigest(layer.name, layer.sha256, diffIds[i]?.replace('sha256:', ''));
        return { digest: `sha256:${layer.sha256}`, size: layer.size };
    });
}
function findIdentities(members, configDigest) {
    const index = members.get('index.json');
    if (!index)
        return {};
    const tops = readJson(index).manifests ?? [];
    for (const top of tops) {
        const document = blobOf(members, top);
        if (document?.config?.digest === configDigest)
            return { manifestDigest: top.digest };
        const inner = document?.manifests?.find(each => blobOf(members, each)?.config?.digest === configDigest);
        if (inner)
            return { manifestDigest: inner.digest, indexDigest: top.digest };
    }
    return {};
}
function blobOf(members, { digest }) {
    const blob = members.get(`blobs/${digest.replace(':', '/')}`);
    return blob?.content ? readJson(blob) : undefined;
}
function follow(members, path, what) {
    const seen = new Set();
    let member = members.get(external_node_path_.posix.normalize(path));
    while (member?.link !== undefined && !seen.has(member.name)) {
        seen.add(member.name);
        member = members.get(member.link);
    }
    // Engines have answered success with an archive that named everything and held nothing.
    if (!member || member.link !== undefined)
        throw invalid(`lacks ${what}, ${path}`);
    return member;
}
function readJson(member) {
    try {
        return JSON.parse(member.content?.toString('utf8') ?? '');
    }
    catch (cause) {
        throw invalid(`holds ${member.name}, which is no JSON`, cause);
    }
}
function checkBlobName(member) {
    const named = blobDigest(member.name);
    if (named !== undefined && member.link === undefined)
        checkDigest(member.name, member.sha256, named);
}
function blobDigest(name) {
    return /^blobs\/sha256\/([0-9a-f]{64})$/.exec(name)?.[1];
}
function checkDigest(name, found, expected) {
    if (found === expected)
        return;
    const message = `the image archive is damaged: ${name} is sha256:${found}, expected ${expected ? `sha256:${expected}` : 'a digest'}`;
    throw new ActionError('ARCHIVE_DIGEST', message);
}
function invalid(what, cause) {
    return new ActionError('ARCHIVE_INVALID', `the image archive ${what}`, { cause });
}

;// CONCATENATED MODULE: ./lib/export/archive.js








// Manifests, configs and indexes are read; anything larger is a layer.
const documentLimit = 4 * 1024 * 1024;
const documentsLimit = 64 * 1024 * 1024;
/**
 * Lets the tar of `docker save` pass: members are hashed, the headers made the same for each save of one image
 * (newer engines write the time of the save), and at the end everything the manifest names is proved to be there.
 */
function passArchive(source, signal, onBytes = () => undefined) {
    const tar = (0,tar_stream.pack)();
    const counted = new external_node_stream_.Transform({
        transform(chunk, _encoding, done) {
            onBytes(chunk.length);
            done(null, chunk);
        },
    });
    const passing = (0,external_node_stream_promises_.pipeline)(tar, counted, { signal });
    const facts = Promise.all([copyMembers(source, tar, signal), passing]).then(([found]) => found, (error) => {
        counted.destroy(error);
        throw error;
    });
    // Whoever reads the tar sees the failure there; nobody has to ask for the facts of a broken one.
    facts.catch(() => undefined);
    return { tar: counted, facts };
}
async function copyMembers(source, tar, signal) {
    const reader = (0,tar_stream.extract)();
    const reading = (0,external_node_stream_promises_.pipeline)(source, reader, { signal });
    const members = new Map();
    const held = { bytes: 0 };
    const copying = (async () => {
        for await (const entry of reader) {
            const member = await copyMember(entry, tar, held, signal);
            if (members.has(member.name))
                throw archive_invalid(`holds ${member.name} twice`);
            members.set(member.name, member);
        }
    })();
    try {
        await Promise.all([reading, copying]);
        const facts = judgeMembers(members);
        tar.finalize();
        return facts;
    }
    catch (error) {
        const explained = explainBroken(error, signal);
        tar.destroy(explained);
        throw explained;
    }
}
async function copyMember(entry, tar, held, signal) {
    const { name, type, linkname, size } = entry.header;
    const path = safePath(name);
    if (type === 'symlink')
        return copyLink(entry, tar, path, safeLink(path, linkname));
    if (type !== 'file' && type !== 'contiguous-file' && type !== 'directory')
        throw archive_invalid(`holds ${name}, a ${type}`);
    if (path === 'index.json' && size <= documentLimit)
        return copyIndex(entry, tar, path);
    const keep = type !== 'directory' && size <= documentLimit && held.bytes + size <= documentsLimit;
    if (keep)
        held.bytes += size;
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const kept = [];
    let compressed;
    const look = async function* (chunks) {
        for await (const chunk of chunks) {
            compressed ??= isCompressed(chunk);
            hash.update(chunk);
            if (keep)
                kept.push(chunk);
            yield chunk;
        }
    };
    await (0,external_node_stream_promises_.pipeline)(entry, look, sinkOf(tar, plainHeader(entry.header)), { signal });
    const content = keep ? Buffer.concat(kept) : undefined;
    return { name: path, size, sha256: hash.digest('hex'), compressed: compressed ?? false, ...(content && { content }) };
}
// A tar begins with the name of its first member: neither gzip's nor zstd's magic number is one.
function isCompressed(start) {
    const magic = start.subarray(0, 4).toString('hex');
    return magic.startsWith('1f8b') || magic === '28b52ffd';
}
async function copyIndex(entry, tar, path) {
    const content = tidyIndex(await (0,consumers_.buffer)(entry));
    tar.entry({ ...plainHeader(entry.header), size: content.length }, content);
    return {
        name: path,
        size: content.length,
        sha256: (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex'),
        compressed: false,
        content,
    };
}
// The containerd store notes in the index to which registries it ever pushed an image: that is no part of the image,
// changes with the next push, and may name hosts that are nobody's business.
function tidyIndex(index) {
    const text = index.toString('utf8');
    if (!text.includes('containerd.io/distribution.source.'))
        return index;
    const keep = (key, value) => key.startsWith('containerd.io/distribution.source.') ? undefined : value;
    return Buffer.from(JSON.stringify(JSON.parse(text, keep)));
}
// tar-stream is built on streamx, whose writables work in a pipeline but are not typed as Node's.
function sinkOf(tar, header) {
    return tar.entry(header);
}
function copyLink(entry, tar, path, target) {
    entry.resume();
    tar.entry(plainHeader(entry.header)).end(undefined);
    return { name: path, size: 0, sha256: '', compressed: false, link: target };
}
// Same bytes for the same image: no owner, no save time; the names and modes are the engine's own.
function plainHeader(header) {
    return { ...header, pax: null, mtime: new Date(0), uid: 0, gid: 0, uname: '', gname: '' };
}
function safePath(name) {
    const path = external_node_path_.posix.normalize(name).replace(/\/$/, '');
    if (path.startsWith('/') || path === '..' || path.startsWith('../') || name.includes('\\')) {
        throw archive_invalid(`holds ${JSON.stringify(name)}, a path out of the archive`);
    }
    return path;
}
function safeLink(path, target) {
    if (target.startsWith('/'))
        throw archive_invalid(`holds ${path}, a link to ${target}, out of the archive`);
    return safePath(external_node_path_.posix.join(external_node_path_.posix.dirname(path), target));
}
function explainBroken(error, signal) {
    signal.throwIfAborted();
    const message = error instanceof Error ? error.message : '';
    if (/Unexpected end of data|Invalid tar header/.test(message))
        return archive_invalid(`is cut short or no tar: ${message}`, error);
    return error;
}
function archive_invalid(what, cause) {
    return new ActionError('ARCHIVE_INVALID', `the image archive ${what}`, { cause });
}

;// CONCATENATED MODULE: ./lib/export/save.js








/** Writes a docker tar into the folder as an archive, verified in passing; after a failure nothing of it is left. */
async function saveArchive(source, order, signal) {
    let tarSize = 0;
    const passing = passArchive(source, signal, bytes => {
        tarSize += bytes;
        order.onBytes(bytes);
    });
    const facts = passing.facts.then(found => checkIdentity(found, order.configDigest));
    facts.catch(() => undefined);
    const describe = async () => order.describe(await facts, tarSize);
    const partial = (0,external_node_path_.join)(order.dir, `.${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.partial`);
    const written = order.format === 'zip'
        ? await saveZip(partial, passing.tar, order, describe, signal)
        : await writePlain(partial, passing.tar, signal);
    const metadata = await describe();
    const archive = { name: order.name, version: order.version, imageid: metadata.imageid, archfmt: order.format };
    const path = (0,external_node_path_.join)(order.dir, formatName(archive));
    await (0,promises_.rename)(partial, path);
    return { archive, path, ...written, metadata };
}
async function saveZip(path, tar, order, describe, signal) {
    const member = (imageid) => formatName({ name: order.name, version: order.version, imageid, archfmt: 'docker' });
    return writeZip({
        path,
        level: order.level,
        signal,
        members: [
            {
                // Where the id is not known before the image has passed, the name is set right afterwards.
                name: member(order.configDigest ? shortId(order.configDigest) : '0'.repeat(12)),
                source: tar,
                method: 'deflate',
                finalName: async () => member((await describe()).imageid),
            },
            {
                name: 'metadata.json',
                source: async () => Buffer.from(`${JSON.stringify(await describe(), null, 2)}\n`),
                method: 'deflate',
            },
        ],
    });
}
function checkIdentity(facts, expected) {
    if (expected === undefined || facts.configDigest === expected)
        return facts;
    const message = `the engine saved ${facts.configDigest}, not ${expected}: the tag moved while the image was saved`;
    throw new ActionError('IMAGE_CHANGED', message, {
        hint: 'Run the step again, and let one job at a time write this tag.',
    });
}

;// CONCATENATED MODULE: ./lib/export/make.js
var make_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var make_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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







/** Saves an image out of the engine into an archive; `configDigest` is what it must be, where that is known. */
async function exportImage(engine, image, configDigest, context) {
    const { inputs, reference } = context;
    const open = (signal) => engine.save(reference, inputs.platform, signal);
    return writeArchive(`saving ${reference}`, open, image, configDigest, context);
}
/** Makes the zip of an image that is archived as a bare tar. */
async function compressTar(path, image, configDigest, context) {
    const open = () => Promise.resolve((0,external_node_fs_.createReadStream)(path));
    return writeArchive(`compressing ${path}`, open, image, configDigest, context);
}
async function writeArchive(what, open, image, configDigest, { inputs, identity, dir, log, signal }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const watch = make_addDisposableResource(env_1, new IdleWatch(what, inputs.idleTimeout, signal), false);
        const progress = make_addDisposableResource(env_1, new Progress(log, what), false);
        const order = {
            ...{
                dir,
                configDigest,
                format: inputs.format,
                level: inputs.level,
                name: identity.name,
                version: identity.version,
            },
            describe: (facts, tarSize) => makeMetadata(identity, image, facts, tarSize),
            onBytes: count => {
                progress.add(count);
                watch.touch();
            },
        };
        try {
            return await saveArchive(await open(watch.signal), order, watch.signal);
        }
        catch (error) {
            signal.throwIfAborted();
            throw explainSave(what, dir, error);
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        make_disposeResources(env_1);
    }
}
function explainSave(what, dir, cause) {
    if (cause instanceof EngineRefusal)
        return new ActionError('SAVE_FAILED', `${what} failed: ${engineWords(cause)}`, { cause });
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOSPC') {
        const hint = 'Free space before this step, or choose another disk:\n  with:\n    archive-dir: /mnt/archives';
        return new ActionError('DISK_FULL', `${what} failed: no space left in ${dir}`, { hint, cause });
    }
    return brokenOff(what, cause);
}

;// CONCATENATED MODULE: ./lib/ship/sidecar.js





/** The sidecar of an archive; undefined when there is none or the archive was written after it. */
async function readSidecar(file) {
    const text = await (0,promises_.readFile)(sidecarPath(file.path), 'utf8').catch(() => '');
    const sidecar = sidecar_parse(text);
    const current = sidecar?.size === file.size && Math.abs(sidecar.modified - file.modified) < 1;
    return current ? sidecar : undefined;
}
/** Writes the sidecar of a finished archive. */
async function writeSidecar(path, metadata, sha256) {
    const { size, mtimeMs: modified } = await (0,promises_.stat)(path);
    const sidecar = { metadata, size, modified, sha256 };
    const partial = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.partial`);
    await (0,promises_.writeFile)(partial, `${JSON.stringify(sidecar, null, 2)}\n`, { flag: 'wx' });
    await (0,promises_.rename)(partial, sidecarPath(path));
    return sidecar;
}
/** Removes an archive together with its sidecar; what is gone already is no error. */
async function removeArchive(path) {
    await (0,promises_.rm)(path, { force: true });
    await (0,promises_.rm)(sidecarPath(path), { force: true });
}
/** SHA-256 of a file, 64 hex digits. */
async function hashFile(path, signal) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(path, { highWaterMark: 1 << 20 }), hash, { signal });
    return hash.digest('hex');
}
function sidecarPath(path) {
    return `${path}.json`;
}
function sidecar_parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/obtain.js









/** Takes the archive that exists of a clean version, where the input `existing` says so; `fail` throws `EXISTS`. */
async function reuseExisting(step) {
    const { inputs, plan, stock, identity, log } = step;
    if (inputs.existing === 'rebuild')
        return undefined;
    if (plan.verdict.dirty)
        log.info(`existing: ${inputs.existing} does not apply: ${plan.verdict.because}`);
    const where = plan.verdict.dirty ? undefined : await stock.locateVersion();
    if (!where)
        return undefined;
    const found = formatName(where.archive);
    if (inputs.existing === 'fail') {
        const hint = 'Give a new version, or take the archive as it is:\n  with:\n    existing: reuse';
        throw new ActionError('EXISTS', `${identity.name} ${identity.version} is archived already as ${found}, and existing is fail`, { hint });
    }
    const ready = await step.stage('Reuse', () => stock.bring(where), got => (got ? formatBytes(got.size) : 'not usable'));
    if (!ready)
        return undefined;
    const because = `${found} exists already and existing is reuse`;
    return { ready, where, source: 'archive', imageid: ready.metadata.docker_id, digest: '', updated: false, because };
}
/** Builds, pulls or finds the image, and gets its archive in the cheapest way. */
async function obtainArchive(step) {
    const { inputs, plan, stock, identity, log } = step;
    const name = { build: 'Build', pull: 'Pull', local: 'Find' }[inputs.source];
    const { engine, image } = await step.stage(name, () => openImage(step), result => result.image.id);
    const before = (await stock.files()).filter(file => file.archive.version === identity.version);
    const obtained = await step.stage('Save', () => saveOrTake(engine, image, step), obtain_describe);
    if (!plan.verdict.dirty)
        noticeReplaced(step, before, obtained);
    log.info(`${formatName(obtained.ready.archive)}: ${obtained.because}`);
    const digest = image.digests.find(each => each.startsWith(`${inputs.image.repository}@`))?.split('@')[1] ?? '';
    return { ...obtained, source: inputs.source, imageid: image.id, digest };
}
async function openImage(step) {
    const { inputs, world, log, signal } = step;
    log.info(`Source is ${inputs.source}: ${inputs.sourceBecause}`);
    const endpoint = await resolveEndpoint({ dockerHost: inputs.dockerHost, env: world.env, homeDir: world.homeDir });
    const engine = await Engine.connect(endpoint, signal);
    return { engine, image: await acquireImage(engine, step) };
}
async function saveOrTake(engine, image, step) {
    const { stock, plan, log, signal } = step;
    const known = (await stock.sidecars()).map(({ metadata }) => ({
        dockerId: metadata.docker_id,
        configDigest: metadata.config_digest,
    }));
    const configDigest = await identify(engine, image, plan.reference, known, log, signal);
    const where = configDigest === undefined ? undefined : await stock.locate(shortId(configDigest));
    const taken = where && configDigest && ((await compress(where, image, configDigest, step)) ?? (await take(where, step)));
    if (taken)
        return taken;
    const saved = await exportImage(engine, image, configDigest, contextOf(step));
    const ready = await describeBeside(saved);
    return {
        ready,
        where: where ?? (await stock.locate(saved.archive.imageid)),
        updated: true,
        because: 'this image was not archived yet',
    };
}
async function take(where, step) {
    const ready = await step.stock.bring(where);
    return ready && { ready, where, updated: false, because: 'this very image is archived already' };
}
async function compress(where, image, configDigest, step) {
    if (where.file || !where.bare || step.inputs.format !== 'zip')
        return undefined;
    const { path } = where.bare;
    try {
        const ready = await describeBeside(await compressTar(path, image, configDigest, contextOf(step)));
        await removeArchive(path);
        return { ready, where, updated: true, because: 'this very image was archived as a bare tar, compressed now' };
    }
    catch (error) {
        step.signal.throwIfAborted();
        step.log.warning(`${path} cannot be used, the image is saved again: ${messageOf(error)}`);
        return undefined;
    }
}
async function describeBeside({ archive, path, metadata, sha256 }) {
    return { ...(await writeSidecar(path, metadata, sha256)), archive, path };
}
function contextOf({ inputs, identity, stores, plan, log, signal }) {
    return { inputs, identity, dir: stores.dir, reference: plan.reference, log, signal };
}
function obtain_describe({ ready, updated }) {
    return updated ? `${formatBytes(ready.metadata.tar_size)} → ${formatBytes(ready.size)}` : 'nothing to save';
}
// A clean version is meant to stay what it is; that it changed deserves more than a line in the log.
function noticeReplaced({ log, identity }, before, { ready }) {
    const now = ready.archive.imageid;
    const others = new Set(before.map(file => file.archive.imageid).filter(id => id !== now));
    if (others.size === 0)
        return;
    log.notice(`${identity.name} ${identity.version} is a clean version and its image changed: it was ${[...others].join(', ')}, now it is ${now}`);
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(44942);
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
const longestPause = 60_000;
const tries = 4;
/** The few REST calls the actions cache needs and @actions/cache does not have. Throws `GitHubRefusal`. */
class GitHubApi {
    #client;
    #base;
    #runId;
    #signal;
    constructor(world, token, signal) {
        const headers = {
            accept: 'application/vnd.github+json',
            'x-github-api-version': '2022-11-28',
            authorization: `Bearer ${token}`,
        };
        this.#client = new lib/* HttpClient */.Qq('docker-archive-action', [], { headers });
        this.#base = `${world.apiUrl}/repos/${world.repository}/actions`;
        this.#runId = world.runId;
        this.#signal = signal;
    }
    /** All cache entries of a ref whose key begins with `prefix`. */
    async listCaches(prefix, ref) {
        const entries = [];
        for (let page = 1;; page++) {
            const query = new URLSearchParams({ key: prefix, ref, per_page: String(pageSize), page: String(page) });
            const { actions_caches: rows } = (await this.#call('GET', `/caches?${query.toString()}`));
            entries.push(...rows.map(github_toEntry));
            if (rows.length < pageSize)
                return entries;
        }
    }
    /** Deletes one cache entry; one that is gone already is no error. */
    async deleteCache(id) {
        await this.#call('DELETE', `/caches/${id}`, [404]);
    }
    /** When this workflow run (this attempt of it) began, in milliseconds since 1970. */
    async runStarted() {
        const run = (await this.#call('GET', `/runs/${this.#runId}`));
        return Date.parse(run.run_started_at);
    }
    async #call(verb, path, alsoFine = []) {
        for (let attempt = 1;; attempt++) {
            this.#signal.throwIfAborted();
            const answer = await this.#client.request(verb, this.#base + path, null).catch((error) => {
                throw new GitHubRefusal(0, `GitHub cannot be reached: ${messageOf(error)}`);
            });
            const status = answer.message.statusCode ?? 0;
            const body = await answer.readBody();
            if (status < 300 || alsoFine.includes(status))
                return body ? JSON.parse(body) : undefined;
            const pause = pauseOf(status, answer.message.headers, attempt);
            if (pause === undefined || attempt >= tries)
                throw new GitHubRefusal(status, explain(verb, status, body));
            await (0,external_node_timers_promises_.setTimeout)(pause, undefined, { signal: this.#signal });
        }
    }
}
function github_toEntry(raw) {
    const { id, key, ref, size_in_bytes: size } = raw;
    return { id, key, ref, size, created: Date.parse(raw.created_at), used: Date.parse(raw.last_accessed_at) };
}
// Undefined: another try cannot help, or not within a time a step should wait.
function pauseOf(status, headers, attempt) {
    const limited = status === 429 ||
        (status === 403 && (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0'));
    if (!limited && status < 500)
        return undefined;
    const asked = Number(headers['retry-after']) * 1000;
    const pause = Number.isNaN(asked) ? 500 * 2 ** attempt : asked;
    return pause > longestPause ? undefined : pause;
}
function explain(verb, status, body) {
    const words = /"message"\s*:\s*"([^"]*)"/.exec(body)?.[1] ?? '';
    if (status === 429 || /rate limit/i.test(words))
        return `GitHub's rate limit is used up (${status} ${words})`;
    const permission = verb === 'GET' ? 'actions: read' : 'actions: write';
    if (status === 401)
        return `GitHub did not accept github-token (401 ${words})`;
    if (status === 403 || status === 404)
        return `github-token lacks the permission ${permission} (${status} ${words})`;
    return `GitHub answered ${status} ${words}`;
}

;// CONCATENATED MODULE: ./lib/prune/stale.js
/** Decides, for every archive of the same name but the current one, whether it is stale. */
function judgeStale(candidates, current, rules) {
    const neighbours = candidates.filter(({ archive }) => archive.name === current.name && !isCurrent(archive, current));
    const verdicts = neighbours.map(candidate => judge(candidate, current, rules));
    return keepNewest(verdicts, rules.keep);
}
// The same image in another format is the same archive: what becomes of it is the folder's business, not staleness.
function isCurrent(archive, current) {
    return archive.version === current.version && archive.imageid === current.imageid;
}
function judge(candidate, current, rules) {
    const { version, imageid } = candidate.archive;
    const stay = (because) => ({ candidate, stale: false, because });
    if (rules.mode === 'none')
        return stay('prune is none');
    if (candidate.kept !== undefined)
        return stay(candidate.kept);
    const rule = rules.keptBy(version);
    if (rule !== undefined)
        return stay(rule);
    if (version === current.version && rules.isDirty(version))
        return { candidate, stale: true, because: `${current.imageid} supersedes ${imageid}` };
    if (rules.mode === 'dirty')
        return stay(version === current.version ? `${version} is a clean version` : 'another version');
    const because = version === current.version ? `${current.imageid} is newer` : `${current.version} is newer`;
    return { candidate, stale: true, because };
}
// One image counts once, wherever it lies.
function keepNewest(verdicts, keep) {
    const newest = new Map();
    for (const { candidate } of verdicts.filter(each => each.stale)) {
        const image = imageOf(candidate.archive);
        newest.set(image, Math.max(newest.get(image) ?? 0, candidate.stored));
    }
    const ordered = [...newest].sort(([a, whenA], [b, whenB]) => whenB - whenA || (a < b ? -1 : 1));
    const kept = new Set(ordered.slice(0, keep).map(([image]) => image));
    return verdicts.map(verdict => verdict.stale && kept.has(imageOf(verdict.candidate.archive))
        ? { ...verdict, stale: false, because: `keep is ${keep}` }
        : verdict);
}
function imageOf(archive) {
    return `${archive.version}/${archive.imageid}`;
}

;// CONCATENATED MODULE: ./lib/prune/prune.js




/** Judges the archives of the folder; those of another platform are siblings, not predecessors. */
async function judgeFolder(files, current, platform, rules) {
    const candidates = files.map(async (file) => {
        const sidecar = await readSidecar(file);
        const sibling = sidecar && platform && sidecar.metadata.platform !== formatPlatform(platform);
        const kept = sibling ? { kept: `for ${sidecar.metadata.platform}` } : {};
        const remove = () => removeArchive(file.path);
        return { where: 'folder', archive: file.archive, size: file.size, stored: file.modified, ...kept, remove };
    });
    return judgeStale(await Promise.all(candidates), current, rules);
}
/** Names the artifacts of stale files: only those this job made itself, for another job's are not ours to delete. */
async function judgeArtifacts(store, files) {
    const stale = new Map(files.filter(each => each.stale).map(each => [JSON.stringify(each.candidate.archive), each.because]));
    if (stale.size === 0)
        return [];
    return (await store.list()).flatMap(artifact => {
        const because = stale.get(JSON.stringify(artifact.archive));
        const { archive, size, stored, name } = artifact;
        const candidate = { where: 'artifact', archive, size, stored, remove: () => store.remove(name) };
        return because === undefined ? [] : [{ candidate, stale: true, because }];
    });
}
/** Judges the cache entries of one ref; what this run stored or looked up stays, it may be another job's. */
async function judgeCache(api, ref, current, rules) {
    const entries = (await api.listCaches(cachePrefix(current.name), ref)).filter(entry => entry.ref === ref);
    const verdicts = judgeStale(toCandidates(entries, api), current, rules);
    if (!verdicts.some(each => each.stale))
        return verdicts;
    return judgeStale(toCandidates(entries, api, await api.runStarted()), current, rules);
}
function toCandidates(entries, api, runStarted = Infinity) {
    return entries.flatMap(({ id, key, size, created, used }) => {
        const archive = parseCacheKey(key);
        const kept = Math.max(created, used) >= runStarted ? { kept: 'used by this run' } : {};
        const candidate = { where: 'cache', size, stored: created, ...kept, remove: () => api.deleteCache(id) };
        return archive ? [{ ...candidate, archive }] : [];
    });
}

;// CONCATENATED MODULE: ./lib/prune/remove.js





/** Finds what `current` makes stale in folder, this run's artifacts and the cache; trouble with one is one warning. */
async function findStale(current, platform, context) {
    const { stores, stock, log } = context;
    const rules = makeRules(context.inputs);
    if (rules.mode === 'none')
        return [];
    const files = await judgeFolder(await stock.files(), current, platform, rules);
    const artifacts = stores.artifacts ? await judgeArtifacts(stores.artifacts, files) : [];
    const verdicts = [...files, ...artifacts, ...(await judgeCached(current, rules, context))];
    for (const { candidate, stale, because } of verdicts) {
        log.info(`${stale ? 'stale' : 'kept'}: ${candidate.archive.version} ${candidate.archive.imageid} in ${candidate.where}: ${because}`);
    }
    return verdicts.filter(each => each.stale);
}
/** Removes what is stale; failures are one warning together, the rest goes on. */
async function removeStale(stale, log, signal) {
    const removed = [];
    const failures = new Set();
    for (const verdict of stale) {
        try {
            await verdict.candidate.remove();
            removed.push(toRow(verdict));
        }
        catch (error) {
            signal.throwIfAborted();
            failures.add(`${verdict.candidate.where}: ${messageOf(error)}`);
        }
    }
    if (failures.size > 0)
        log.warning(`Not everything stale could be pruned. ${[...failures].join('; ')}`);
    return removed;
}
/** Writes a verdict as a row of the output. */
function toRow({ candidate, because }) {
    const { name, version, imageid, archfmt: format } = candidate.archive;
    return { where: candidate.where, name, version, imageid, format, size: candidate.size, because };
}
async function judgeCached(current, rules, { inputs, world, stores, log, signal }) {
    if (!stores.cache || world.repository === '')
        return [];
    if (inputs.token === '') {
        log.warning('Stale cache entries were not pruned: github-token is empty');
        return [];
    }
    try {
        return await judgeCache(new GitHubApi(world, inputs.token, signal), world.ref, current, rules);
    }
    catch (error) {
        signal.throwIfAborted();
        log.warning(`Stale cache entries were not pruned: ${messageOf(error)}`);
        return [];
    }
}
function makeRules({ prune, keep, keepVersions, dirtyPattern }) {
    return {
        mode: prune,
        keep,
        keptBy: version => {
            const glob = keepVersions.find(pattern => (0,external_node_path_.matchesGlob)(version, pattern));
            return glob === undefined ? undefined : `keep-versions ${glob}`;
        },
        isDirty: version => judgeVersion(version, dirtyPattern).dirty,
    };
}

;// CONCATENATED MODULE: ./lib/rehearse.js


/** Says what a run would do and why, without asking an engine or changing anything; stale archives are listed as if the image were new. */
async function rehearse(step) {
    const { inputs, plan, identity } = step;
    const unknown = { name: identity.name, version: identity.version, imageid: 'a new image', archfmt: inputs.format };
    const stale = await step.stage('Plan', async () => {
        const found = await findStale(unknown, undefined, step);
        sentences(step).forEach(sentence => step.log.info(sentence));
        found.forEach(each => step.log.info(`would prune ${formatName(each.candidate.archive)} in ${each.candidate.where}: ${each.because}`));
        return found;
    });
    return {
        ...{ image: inputs.image.repository, version: inputs.version, tag: plan.tag, reference: plan.reference },
        ...{ dirty: plan.verdict.dirty, dirtyBecause: plan.verdict.because, dryRun: true },
        ...{ source: inputs.source, updated: false, because: 'dry run', imageid: '', digest: '' },
        ...{ cacheHit: false, cached: false, cacheKey: '', pruned: stale.map(toRow) },
        plan: sentences(step),
    };
}
function sentences({ inputs, plan, identity, stores }) {
    const { source, sourceBecause, build, existing } = inputs;
    const acquire = {
        build: `build ${plan.reference} from ${build.context}: ${sourceBecause}`,
        pull: `pull ${plan.reference}, pull-policy ${plan.pullPolicy}: ${plan.pullBecause}`,
        local: `take ${plan.reference} as it is in the engine: ${sourceBecause}`,
    }[source];
    const unless = existing === 'rebuild' || plan.verdict.dirty
        ? 'unless this very image is archived already'
        : `unless the version is archived already (existing is ${existing})`;
    const archive = `${identity.name}_${identity.version}_<image id>.${inputs.format}`;
    const days = plan.retentionDays > 0 ? `${plan.retentionDays} days` : "the repository's default time";
    return [
        acquire,
        `save ${archive} in ${stores.dir}, ${unless}`,
        inputs.uploadArtifact
            ? `upload it as a workflow artifact for ${days}`
            : 'upload no artifact: upload-artifact is false',
        inputs.cache ? 'keep it in the actions cache' : 'keep nothing in the actions cache: cache is false',
        inputs.prune === 'none' ? 'prune nothing: prune is none' : `prune by the rule ${inputs.prune}`,
    ];
}

;// CONCATENATED MODULE: ./lib/ship/abortable.js
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

;// CONCATENATED MODULE: ./lib/ship/retry.js

/** Tries an idempotent operation again while `mayHelp` says so; the last error is thrown as it came. */
async function retry(rules, operation, log, signal) {
    for (let attempt = 1;; attempt++) {
        try {
            return await operation();
        }
        catch (error) {
            signal.throwIfAborted();
            if (attempt >= rules.tries || !rules.mayHelp(error))
                throw error;
            log.info(`${rules.what} failed, try ${attempt} of ${rules.tries}: ${String(error)}`);
            await (0,external_node_timers_promises_.setTimeout)(rules.pause * 2 ** (attempt - 1), undefined, { signal });
        }
    }
}
/** Whether an error says that the connection broke, which the @actions libraries do not try again themselves. */
function isNetworkError(error) {
    return /ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|socket hang up|fetch failed|terminated/.test(`${String(error)} ${String(error instanceof Error ? error.cause : '')}`);
}

;// CONCATENATED MODULE: ./lib/ship/artifact.js







/** Why this step cannot store artifacts, as an error; undefined when it can. */
function artifactObstacle({ env, serverUrl }) {
    const { hostname } = new URL(serverUrl);
    if (!/^github\.com$|\.ghe\.com$|\.localhost$/i.test(hostname)) {
        const message = `upload-artifact: true does not work on GitHub Enterprise Server (${hostname}): it has no artifact service of this generation`;
        return new ActionError('ARTIFACT_GHES', message, { hint: 'upload-artifact: false' });
    }
    if (env['ACTIONS_RUNTIME_TOKEN'] && env['ACTIONS_RESULTS_URL'])
        return undefined;
    const message = 'upload-artifact: true needs the artifact service, and this step has no ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL';
    return new ActionError('ARTIFACT_SERVICE', message, { hint: 'upload-artifact: false' });
}
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
        const archives = artifacts.flatMap(({ id, name, size, digest, createdAt }) => {
            const archive = parseName(name);
            const stored = createdAt?.getTime() ?? 0;
            return archive ? [{ archive, id, name, size, stored, sha256: (digest ?? '').replace(/^sha256:/, '') }] : [];
        });
        return archives.sort((a, b) => b.stored - a.stored);
    }
    /** Stores an archive byte for byte under its file name; one that is there already is the same and is returned. */
    async upload(path, archive, retentionDays) {
        const name = (0,external_node_path_.basename)(path);
        const options = { skipArchive: true, ...(retentionDays > 0 && { retentionDays }) };
        try {
            const done = await this.#call(`uploading ${name}`, client => client.uploadArtifact(name, [path], (0,external_node_path_.dirname)(path), options));
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
            if (!/409|already exists/i.test(messageOf(error)))
                throw explainUpload(name, error);
            const there = (await this.list()).find(artifact => artifact.name === name);
            if (!there)
                throw explainUpload(name, error);
            return there;
        }
    }
    /** Fetches an archive into the folder under its own name; throws when its digest is not the stored one. */
    async download(artifact, dir) {
        const partial = (0,external_node_path_.join)(dir, `.${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.partial`);
        await (0,promises_.mkdir)(partial);
        try {
            const expected = artifact.sha256 && { expectedHash: `sha256:${artifact.sha256}` };
            const options = { path: partial, skipDecompress: true, ...expected };
            const { digestMismatch } = await this.#call(`downloading ${artifact.name}`, client => client.downloadArtifact(artifact.id, options));
            const [file] = await (0,promises_.readdir)(partial);
            if (digestMismatch || file === undefined) {
                throw new ActionError('ARTIFACT_DIGEST', `artifact ${artifact.name} did not arrive as it was stored (sha256:${artifact.sha256})`);
            }
            await (0,promises_.rename)((0,external_node_path_.join)(partial, file), (0,external_node_path_.join)(dir, artifact.name));
            return (0,external_node_path_.join)(dir, artifact.name);
        }
        finally {
            await (0,promises_.rm)(partial, { recursive: true, force: true });
        }
    }
    /** Deletes an artifact of this run; needs no permission. */
    async remove(name) {
        await this.#call(`deleting ${name}`, client => client.deleteArtifact(name));
    }
    async #call(what, operation) {
        const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(271), __webpack_require__.e(888)]).then(__webpack_require__.bind(__webpack_require__, 37888));
        const client = new DefaultArtifactClient();
        const rules = { what, tries: 4, pause: 1000, mayHelp: isNetworkError };
        return untilAborted(retry(rules, () => operation(client), this.#log, this.#signal), this.#signal);
    }
}
function explainUpload(name, cause) {
    const words = messageOf(cause);
    if (/insufficient usage|quota/i.test(words)) {
        const message = `artifact ${name} was not stored: the artifact storage quota of this account is used up`;
        return new ActionError('ARTIFACT_QUOTA', message, { hint: 'retention-days: 3\nor  upload-artifact: false', cause });
    }
    return new ActionError('ARTIFACT_UPLOAD', `artifact ${name} was not stored: ${words}`, { cause });
}

;// CONCATENATED MODULE: ./lib/ship/library-voice.js

/**
 * Runs a call into @actions/cache and gives, beside its result, why it failed: that library says so only in
 * annotations of its own and returns -1 or undefined, so they are read here and shown as plain lines. Rejects as soon
 * as `signal` is aborted, which the library itself does not know.
 */
async function hearLibrary(call, log, signal) {
    const reasons = [];
    const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = (text, ...rest) => {
        const reason = typeof text === 'string' ? reasonIn(text) : undefined;
        if (reason === undefined)
            return write(text, ...rest);
        reasons.push(reason);
        return true;
    };
    try {
        return { result: await untilAborted(call(), signal), reasons };
    }
    finally {
        process.stdout.write = write;
        reasons.forEach(reason => log.info(reason));
    }
}
function reasonIn(line) {
    const annotation = /^::(?:warning|error)[^:]*::(.*)/s.exec(line)?.[1];
    const words = annotation ?? /^Failed to (?:save|restore): .*/s.exec(line)?.[0];
    return words?.trim().replaceAll('%0A', '\n').replaceAll('%0D', '').replaceAll('%25', '%');
}

;// CONCATENATED MODULE: ./lib/ship/cache.js






// The cache service makes this string part of an entry's identity: it must be the same for saver and restorer,
// whatever the archive and wherever the archive folder is.
const stagingDir = '.docker-archive-action';
const stagedFile = 'archive';
/** The archives in the actions cache; the only user of @actions/cache. Trouble is one warning, never an error. */
class CacheStore {
    #world;
    #log;
    #signal;
    constructor(world, log, signal) {
        this.#world = world;
        this.#log = log;
        this.#signal = signal;
    }
    /** Whether the cache holds this very archive. */
    async has(archive) {
        const key = cacheKey(archive);
        return (await this.#restore(key, true)) === key;
    }
    /** The archive the cache holds for a name and version, whatever its image id. */
    async find(name, version) {
        const prefix = `${cachePrefix(name)}${version}/`;
        const found = parseCacheKey((await this.#restore(prefix, true)) ?? '');
        // The service matches by prefix, so what it found is compared field by field.
        return found?.name === name && found.version === version ? found : undefined;
    }
    /** Stores an archive under its own key; true when the cache holds it afterwards. */
    async save(archive, path) {
        const key = cacheKey(archive);
        const { saveCache } = await Promise.all(/* import() */[__webpack_require__.e(271), __webpack_require__.e(142)]).then(__webpack_require__.bind(__webpack_require__, 60142));
        const reasons = await this.#staged(path, async () => {
            const heard = await this.#call(() => saveCache([stagingDir], key));
            return heard.result >= 0 ? [] : ['no reason given', ...heard.reasons];
        });
        if (reasons.length === 0 || (await this.has(archive)))
            return true;
        this.#log.warning(`The archive was not kept in the actions cache (${key}): ${cache_explain(reasons.at(-1) ?? '')}`);
        return false;
    }
    /** Fetches an archive into a file and gives its path; throws `CACHE_MISS` when it did not arrive. */
    async fetch(archive, to) {
        const key = cacheKey(archive);
        return this.#staged(undefined, async (staging) => {
            if ((await this.#restore(key, false)) !== key)
                throw new ActionError('CACHE_MISS', `the actions cache did not give ${key}`);
            await moveFile((0,external_node_path_.join)(staging, stagedFile), to);
            return to;
        });
    }
    async #restore(key, lookupOnly) {
        const { restoreCache } = await Promise.all(/* import() */[__webpack_require__.e(271), __webpack_require__.e(142)]).then(__webpack_require__.bind(__webpack_require__, 60142));
        try {
            return (await this.#call(() => restoreCache([stagingDir], key, [], { lookupOnly }))).result;
        }
        catch (error) {
            this.#signal.throwIfAborted();
            this.#log.warning(`The actions cache was not asked for ${key}: ${cache_explain(messageOf(error))}`);
            return undefined;
        }
    }
    // The library leaves folders and, when cancelled, whole archives in RUNNER_TEMP: it gets one of its own, which goes.
    async #call(library) {
        const own = (0,external_node_path_.join)(this.#world.tempDir, `docker-archive-cache-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`);
        const given = process.env['RUNNER_TEMP'];
        try {
            process.env['RUNNER_TEMP'] = own;
            return await hearLibrary(library, this.#log, this.#signal);
        }
        finally {
            if (given === undefined)
                delete process.env['RUNNER_TEMP'];
            else
                process.env['RUNNER_TEMP'] = given;
            await (0,promises_.rm)(own, { recursive: true, force: true });
        }
    }
    // The file lies in the workspace under a constant name only while the library looks at it.
    async #staged(path, use) {
        const staging = (0,external_node_path_.join)(this.#world.workspace, stagingDir);
        try {
            await (0,promises_.rm)(staging, { recursive: true, force: true });
            await (0,promises_.mkdir)(staging, { recursive: true });
            const staged = (0,external_node_path_.join)(staging, stagedFile);
            if (path !== undefined)
                await (0,promises_.link)(path, staged).catch(() => (0,promises_.copyFile)(path, staged));
            return await use(staging);
        }
        finally {
            await (0,promises_.rm)(staging, { recursive: true, force: true });
        }
    }
}
// The archive folder may be on another disk than the workspace.
async function moveFile(from, to) {
    try {
        await (0,promises_.rename)(from, to);
    }
    catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV'))
            throw error;
        const partial = (0,external_node_path_.join)((0,external_node_path_.dirname)(to), `.${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.partial`);
        await (0,promises_.copyFile)(from, partial);
        await (0,promises_.rename)(partial, to);
    }
}
/** Why this step has no actions cache, in words; undefined when it has. */
function cacheObstacle({ env }) {
    if (env['ACTIONS_CACHE_SERVICE_V2'] ? env['ACTIONS_RESULTS_URL'] : env['ACTIONS_CACHE_URL'])
        return undefined;
    return 'this step has no cache service (ACTIONS_RESULTS_URL is not set)';
}
function cache_explain(reason) {
    if (/write denied/i.test(reason)) {
        return `${reason}. Runs that outsiders can trigger get a read-only cache token; save from push or pull_request instead`;
    }
    if (/429|rate limit/i.test(reason))
        return `${reason}. The repository is over its rate of cache uploads; the next run tries again`;
    return reason;
}

;// CONCATENATED MODULE: ./lib/ship/folder.js





/** Makes the archive folder where it is missing; throws `ARCHIVE_DIR` when it cannot be written. */
async function openFolder(dir) {
    try {
        await (0,promises_.mkdir)(dir, { recursive: true });
        await (0,promises_.access)(dir, external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
    }
    catch (cause) {
        const message = `archive-dir ${JSON.stringify(dir)} cannot be written (${messageOf(cause)}), allowed: a folder this job may write to`;
        throw new ActionError('ARCHIVE_DIR', message, { hint: 'archive-dir: ${{ runner.temp }}/docker-archives', cause });
    }
}
/** Lists the archives of one name, or of all, sorted by file name; strangers, folders and links are left out, a missing folder is empty. */
async function listFolder(dir, name) {
    const files = [];
    for await (const fileName of readFileNames(dir)) {
        const archive = parseName(fileName);
        if (!archive || (name !== undefined && archive.name !== name))
            continue;
        const path = (0,external_node_path_.join)(dir, fileName);
        const found = await (0,promises_.lstat)(path).catch(() => undefined);
        if (found?.isFile())
            files.push({ archive, fileName, path, size: found.size, modified: found.mtimeMs });
    }
    return files.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
}
/** The path of an archive in the folder, whether it is there or not. */
function folderPath(dir, archive) {
    return (0,external_node_path_.join)(dir, formatName(archive));
}
/** Size and time of a file that is there. */
async function statFile(path) {
    const { size, mtimeMs: modified } = await (0,promises_.lstat)(path);
    return { path, size, modified };
}
async function* readFileNames(dir) {
    try {
        for await (const entry of await (0,promises_.opendir)(dir))
            if (entry.isFile())
                yield entry.name;
    }
    catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
            throw error;
    }
}

// EXTERNAL MODULE: ./node_modules/yauzl/index.js
var yauzl = __webpack_require__(20663);
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
        throw different(order, zip_content_describe(size, sum));
}
/** The error for a zip file that cannot be read; leaves one that is ours already. */
function brokenZip(path, error) {
    if (error instanceof ActionError)
        return error;
    const message = `zip file ${path} is damaged or no zip file: ${messageOf(error)}`;
    return new ActionError('ZIP_INVALID', message, { hint: `unzip -t '${path}'`, cause: error });
}
/** The error for a member that is larger than its reader allows. */
function tooLarge({ path, member, limit }) {
    const message = `member ${member.name} of zip file ${path} expands to more than the ${limit} bytes allowed`;
    return new ActionError('ZIP_TOO_LARGE', message, { hint: `unzip -Z '${path}'` });
}
function inflate(data, signal) {
    const inflater = (0,external_node_zlib_.createInflateRaw)({ chunkSize: 256 * 1024 });
    // Whoever reads the inflater learns of a failure there.
    (0,external_node_stream_promises_.pipeline)(data, inflater, { signal }).catch(() => undefined);
    return inflater;
}
function different({ path, member }, found) {
    const expected = zip_content_describe(member.size, member.crc32);
    const message = `member ${member.name} of zip file ${path} is damaged: it holds ${found}, expected ${expected}`;
    return new ActionError('ZIP_CRC', message, { hint: `unzip -t '${path}'` });
}
function zip_content_describe(size, sum) {
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
    return new ActionError('ZIP_MEMBER', message, { hint: `unzip -Z '${path}'` });
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
        const data = readRange(this.#file, await this.#findData(member), member.compressedSize);
        const content = external_node_stream_.Readable.from(expandMember(data, order), { objectMode: false });
        this.#streams.add(content);
        return content.once('close', () => this.#streams.delete(content));
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
        const { buffer, bytesRead } = await this.#file.read({ buffer: Buffer.alloc(30), position: offset });
        const length = measureLocalHeader(buffer.subarray(0, bytesRead));
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

;// CONCATENATED MODULE: ./lib/export/verify.js





/** Opens the docker tar of an archive file, whatever its format. */
async function openTar(path, archive, signal) {
    if (archive.archfmt === 'docker')
        return (0,external_node_fs_.createReadStream)(path);
    const zip = await openZip(path);
    try {
        const tar = await zip.stream(formatName({ ...archive, archfmt: 'docker' }), { signal });
        tar.once('close', () => void zip.close());
        return tar;
    }
    catch (error) {
        await zip.close();
        throw error;
    }
}
/** Reads a whole archive file and proves that it holds the image its name says; throws `ARCHIVE_*` or `ZIP_*`. */
async function verifyArchive(path, archive, signal) {
    let tarSize = 0;
    const passing = passArchive(await openTar(path, archive, signal), signal, bytes => (tarSize += bytes));
    passing.tar.on('error', () => undefined).resume();
    const facts = await passing.facts;
    if (shortId(facts.configDigest) === archive.imageid)
        return { facts, tarSize };
    throw new ActionError('ARCHIVE_OTHER', `${path} holds image ${shortId(facts.configDigest)}, not ${archive.imageid}`);
}

;// CONCATENATED MODULE: ./lib/ship/stock.js






// Formats this product writes or knows of; an archive of the image in any other is a mistake somebody must look at.
const knownFormats = new Set(['zip', 'docker', 'tar', 'tgz', 'tzst']);
/** What is archived where, and how to get it from there. */
class Stock {
    #stores;
    #identity;
    #format;
    #log;
    #signal;
    constructor(stores, identity, format, log, signal) {
        this.#stores = stores;
        this.#identity = identity;
        this.#format = format;
        this.#log = log;
        this.#signal = signal;
    }
    /** The archives of this name in the folder; throws `ARCHIVE_FORMAT` when one has a format nobody knows. */
    async files() {
        const files = await listFolder(this.#stores.dir, this.#identity.name);
        const strange = files.find(file => !knownFormats.has(file.archive.archfmt));
        if (!strange)
            return files;
        const message = `${strange.path} is an archive of ${this.#identity.name} in the unknown format ${JSON.stringify(strange.archive.archfmt)}, allowed: ${[...knownFormats].join(', ')}`;
        throw new ActionError('ARCHIVE_FORMAT', message, { hint: 'Move or rename that file.' });
    }
    /** The sidecars of this name's archives, as far as they have one. */
    async sidecars() {
        const sidecars = await Promise.all((await this.files()).map(readSidecar));
        return sidecars.filter(each => each !== undefined);
    }
    /** Where the archive of one image is. */
    async locate(imageid) {
        const { name, version } = this.#identity;
        const files = (await this.files()).filter(each => each.archive.version === version && each.archive.imageid === imageid);
        // A zip is as good as the bare tar that was asked for; a bare tar still has to become the zip.
        const file = files.find(each => each.archive.archfmt === this.#format) ?? files.find(each => each.archive.archfmt === 'zip');
        const bare = files.find(each => each.archive.archfmt === 'docker');
        const archive = file?.archive ?? { name, version, imageid, archfmt: this.#format };
        const [artifacts, cached = false] = await Promise.all([this.#artifacts(), this.#stores.cache?.has(archive)]);
        const artifact = artifacts.find(each => each.name === formatName(archive));
        return { archive, cached, ...(file && { file }), ...(bare && { bare }), ...(artifact && { artifact }) };
    }
    /** The newest archive of this name and version, whatever its image id; undefined when there is none. */
    async locateVersion() {
        const { name, version } = this.#identity;
        const files = (await this.files()).filter(file => file.archive.version === version && this.#usable(file.archive));
        const newest = files.sort((a, b) => b.modified - a.modified)[0];
        if (newest)
            return this.locate(newest.archive.imageid);
        const artifact = (await this.#artifacts()).find(each => each.archive.name === name && each.archive.version === version && this.#usable(each.archive));
        if (artifact)
            return this.locate(artifact.archive.imageid);
        const cached = await this.#stores.cache?.find(name, version);
        return cached && (await this.locate(cached.imageid));
    }
    /** Gets an archive's file from the nearest place that has it whole; undefined when none does. */
    async bring(where) {
        const { artifact, cached, archive, file } = where;
        if (file)
            return this.#try(`${file.path} cannot be used`, file.archive, () => Promise.resolve(file.path));
        const { artifacts, cache, dir } = this.#stores;
        if (artifact && artifacts) {
            const got = await this.#try(`artifact ${artifact.name} cannot be used`, archive, () => artifacts.download(artifact, dir));
            if (got)
                return got;
        }
        if (!cached || !cache)
            return undefined;
        return this.#try(`the cached archive ${formatName(archive)} cannot be used`, archive, () => cache.fetch(archive, folderPath(dir, archive)));
    }
    #usable(archive) {
        return archive.archfmt === this.#format || archive.archfmt === 'zip';
    }
    async #artifacts() {
        return (await this.#stores.artifacts?.list()) ?? [];
    }
    // What comes from elsewhere is proved before it counts; what is not whole is as good as absent.
    async #try(what, archive, get) {
        try {
            const path = await get();
            return await this.#adopt(path, archive);
        }
        catch (error) {
            this.#signal.throwIfAborted();
            this.#log.warning(`${what}, the image is saved again: ${messageOf(error)}`);
            await removeArchive(folderPath(this.#stores.dir, archive));
            return undefined;
        }
    }
    async #adopt(path, archive) {
        const file = await statFile(path);
        const known = await readSidecar(file);
        if (known)
            return { ...known, archive, path };
        const { facts, tarSize } = await verifyArchive(path, archive, this.#signal);
        const metadata = makeMetadata(this.#identity, { id: facts.configDigest }, facts, tarSize);
        return { ...(await writeSidecar(path, metadata, await hashFile(path, this.#signal))), archive, path };
    }
}

;// CONCATENATED MODULE: ./lib/run.js












/** Runs the root action: decide, acquire, save, ship, prune; gives the report of what it did. */
async function runArchive(inputs, plan, world, tools) {
    passGate(plan, tools);
    const step = openStep(inputs, world, plan, tools);
    if (inputs.dryRun)
        return rehearse(step);
    await openFolder(step.stores.dir);
    const obtained = (await reuseExisting(step)) ?? (await obtainArchive(step));
    const artifact = await shipArtifact(step, obtained);
    const cached = await shipCache(step, obtained);
    const pruned = await prune(step, obtained);
    return makeReport(step, obtained, { artifact, cached, pruned });
}
function passGate({ gate, verdict }, { log }) {
    log.info(`Version is ${verdict.dirty ? 'dirty' : 'clean'}: ${verdict.because}`);
    if (gate.kind === 'warn')
        log.warning(gate.because);
    if (gate.kind !== 'refuse')
        return;
    const hint = 'Give a clean version, or let this one pass:\n  with:\n    allow-dirty: true';
    throw new ActionError('DIRTY', `dirty-policy is fail and the version is dirty: ${gate.because}`, { hint });
}
function openStep(inputs, world, plan, tools) {
    const identity = { name: inputs.name, image: inputs.image.repository, version: inputs.version, tag: plan.tag };
    if (plan.tag !== inputs.version)
        tools.log.info(`Version ${inputs.version} is tagged ${plan.tag}`);
    const stores = openStores(inputs, world, tools);
    return {
        ...tools,
        inputs,
        world,
        plan,
        identity,
        stores,
        stock: new Stock(stores, identity, inputs.format, tools.log, tools.signal),
    };
}
function openStores(inputs, world, { log, signal }) {
    const dir = inputs.archiveDir || world.env['ARTIFACTS_DIR'] || (0,external_node_path_.resolve)(world.tempDir, 'docker-archives');
    const noArtifacts = inputs.uploadArtifact ? artifactObstacle(world) : undefined;
    if (noArtifacts && !inputs.dryRun)
        throw noArtifacts;
    const noCache = inputs.cache ? cacheObstacle(world) : undefined;
    if (noCache !== undefined && !inputs.dryRun)
        log.warning(`The archive is not kept in the actions cache: ${noCache}`);
    return {
        dir: (0,external_node_path_.resolve)(world.workspace, dir),
        ...(inputs.uploadArtifact && !noArtifacts && { artifacts: new ArtifactStore(world, log, signal) }),
        ...(inputs.cache && noCache === undefined && { cache: new CacheStore(world, log, signal) }),
    };
}
async function shipArtifact({ stores, plan, stage, log }, { ready, where }) {
    const { artifacts } = stores;
    if (!artifacts)
        return undefined;
    const known = where.artifact;
    if (known)
        log.info(`${known.name} is an artifact of this run already, not uploaded again`);
    if (known)
        return known;
    return stage('Artifact', () => artifacts.upload(ready.path, ready.archive, plan.retentionDays), stored => formatBytes(stored.size));
}
async function shipCache({ stores, stage, log }, { ready, where }) {
    const { cache } = stores;
    if (!cache)
        return false;
    if (where.cached)
        log.info('The actions cache holds this archive already');
    if (where.cached)
        return true;
    return stage('Cache', () => cache.save(ready.archive, ready.path), kept => (kept ? formatBytes(ready.size) : 'not kept'));
}
async function prune(step, { ready }) {
    if (step.inputs.prune === 'none')
        return [];
    const platform = parsePlatform(ready.metadata.platform);
    const work = async () => removeStale(await findStale(ready.archive, platform, step), step.log, step.signal);
    return step.stage('Prune', work, rows => `${rows.length} removed, ${formatBytes(rows.reduce((sum, row) => sum + row.size, 0))}`);
}
function makeReport({ inputs, plan, stores }, obtained, { artifact, cached, pruned }) {
    const { ready, where, source, updated, because, imageid, digest } = obtained;
    const { path, size, sha256, metadata, archive } = ready;
    return {
        ...{ image: inputs.image.repository, version: inputs.version, tag: plan.tag, reference: plan.reference },
        ...{ dirty: plan.verdict.dirty, dirtyBecause: plan.verdict.because, dryRun: false, plan: [] },
        ...{ source, updated, because, imageid, digest, pruned, cached },
        archive: { path, size, sha256, metadata, name: formatName(archive), format: archive.archfmt },
        ...(artifact &&
            stores.artifacts && {
            artifact: { id: artifact.id, url: stores.artifacts.url(artifact.id), sha256: artifact.sha256 },
        }),
        cacheHit: where.cached,
        cacheKey: cacheKey(archive),
    };
}

;// CONCATENATED MODULE: ./lib/archive.js







/** The door of the root action. */
async function openArchive() {
    return openDoor(async (visit) => {
        const { world, console, getInput, mask } = visit;
        ['password', 'github-token'].map(getInput).filter(Boolean).forEach(mask);
        const inputs = readArchiveInputs(getInput, world.env);
        const plan = makePlan(inputs);
        // Known before any work, and wanted even when the step then fails.
        setOutputs({ version: inputs.version, tag: plan.tag, dirty: String(plan.verdict.dirty) });
        const report = await runArchive(inputs, plan, world, visit);
        setOutputs(makeOutputs(report));
        if (inputs.summary)
            await addSummary(makeSummary(report, console.stages), console);
    });
}
function setOutputs(outputs) {
    for (const [name, value] of Object.entries(outputs))
        core/* setOutput */.uH(name, value);
}


/***/ })

};
