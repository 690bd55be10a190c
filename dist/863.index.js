export const id = 863;
export const ids = [863];
export const modules = {

/***/ 65863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startArchive: () => (/* binding */ startArchive)
});

// EXTERNAL MODULE: ./lib/checks/result.js
var result = __webpack_require__(19912);
// EXTERNAL MODULE: ./lib/actions/shared/context.js + 9 modules
var context = __webpack_require__(98291);
// EXTERNAL MODULE: ./lib/actions/shared/main.js + 3 modules
var main = __webpack_require__(95421);
// EXTERNAL MODULE: ./lib/image/layout.js
var layout = __webpack_require__(98663);
// EXTERNAL MODULE: ./lib/actions/shared/identity-inputs.js
var identity_inputs = __webpack_require__(70453);
// EXTERNAL MODULE: ./lib/actions/shared/default-platform.js
var default_platform = __webpack_require__(91790);
// EXTERNAL MODULE: ./lib/actions/shared/input-reader.js + 1 modules
var input_reader = __webpack_require__(74606);
// EXTERNAL MODULE: ./lib/build/choice.js
var choice = __webpack_require__(60257);
// EXTERNAL MODULE: ./lib/core/sizes.js
var sizes = __webpack_require__(86361);
// EXTERNAL MODULE: ./lib/actions/shared/platform-input.js
var platform_input = __webpack_require__(75583);
;// CONCATENATED MODULE: ./lib/actions/archive/inputs/build.js



/** Reads the inputs of a build; `source` is where the image comes from, `env` gives the values of build-args without one. */
function readBuildRequest(read, source, env) {
    const part = read.part();
    const request = readRequest(part, env);
    if (source !== 'build')
        refuseAll(part, source, request);
    const conflict = (0,choice/* findConflict */.Af)(request);
    if (conflict)
        read.reject(conflict.one, '', `nothing together with ${conflict.other}: ${conflict.because}`, 'one of them');
    return request;
}
function readRequest(read, env) {
    return {
        context: read.text('context') || '.',
        file: read.text('file'),
        dockerfileInline: readInline(read),
        target: read.text('target'),
        buildArgs: read.pairs('build-args', 'build-args: GO_VERSION=1.24', key => env[key]),
        labels: read.pairs('labels', 'labels: org.opencontainers.image.vendor=acme', () => ''),
        noCache: read.flag('no-cache'),
        noCacheFilters: readItems(read, 'no-cache-filters'),
        pull: read.flag('pull'),
        platforms: readPlatforms(read),
        buildContexts: read.pairs('build-contexts', 'build-contexts: base=docker-image://alpine:3', () => undefined),
        ...readSecrets(read, env),
        ssh: readItems(read, 'ssh'),
        cacheFrom: read.lines('cache-from'),
        cacheTo: read.lines('cache-to'),
        network: read.text('network'),
        addHosts: readHosts(read),
        useConfigProxy: read.flag('use-config-proxy'),
        ...readLimits(read),
        cgroupParent: read.text('cgroup-parent'),
        isolation: read.text('isolation'),
        squash: read.flag('squash'),
        annotations: read.lines('annotations'),
        attests: read.lines('attests'),
        provenance: readSwitch(read, 'provenance'),
        sbom: readSwitch(read, 'sbom'),
        allow: readItems(read, 'allow'),
        builder: read.text('builder'),
    };
}
function refuseAll(read, source, request) {
    const flags = {
        'no-cache': request.noCache,
        pull: request.pull,
        squash: request.squash,
        'use-config-proxy': !request.useConfigProxy,
        // It also says which image to pull.
        platform: false,
    };
    const given = read.names.filter(input => flags[input] ?? read.text(input) !== '');
    const allowed = `nothing, because the source is ${source} and nothing is built`;
    for (const input of given)
        read.reject(input, shown(read, input), allowed, 'source: build');
}
// Secrets are never shown, and the first line of a Dockerfile is enough to recognise it.
function shown(read, input) {
    return input === 'secrets' ? '***' : (read.text(input).split('\n')[0] ?? '');
}
function readInline(read) {
    const text = read.text('dockerfile-inline');
    const file = read.text('file');
    if (text !== '' && file !== '')
        read.reject('file', file, 'nothing, because dockerfile-inline is given', 'file: ""');
    return text === '' ? '' : `${text}\n`;
}
// docker/build-push-action also splits these lists at commas.
function readItems(read, input) {
    return read
        .lines(input)
        .flatMap(line => line.split(','))
        .map(item => item.trim())
        .filter(item => item !== '');
}
// A line that cannot be parsed may be the secret itself, so the error gives only its number.
function readSecrets(read, env) {
    const secrets = {};
    for (const [i, line] of read.lines('secrets').entries()) {
        const [, id = '', value = ''] = /^([^=\s]+)=(.*)$/s.exec(line) ?? [];
        if (id !== '' && value !== '')
            secrets[id] = value;
        else
            read.reject('secrets', `item ${i + 1}`, 'id=value, one per line', 'secrets: token=${{ secrets.TOKEN }}');
    }
    const secretEnvs = {};
    for (const item of readItems(read, 'secret-envs')) {
        const [id = '', name = ''] = item.split('=');
        if (id !== '' && env[name] !== undefined)
            secretEnvs[id] = name;
        else
            read.reject('secret-envs', item, 'id=NAME of an environment variable that is set', 'secret-envs: token=TOKEN');
    }
    const secretFiles = read.pairs('secret-files', 'secret-files: npmrc=./.npmrc', () => undefined);
    return { secrets, secretEnvs, secretFiles };
}
function readPlatforms(read) {
    const [one, several] = [read.text('platform'), readItems(read, 'platforms')];
    if (one !== '' && several.length > 0) {
        read.reject('platforms', several.join(','), 'nothing, because platform is given', 'platforms: linux/amd64');
    }
    return [
        ...readPlatformList(read, 'platform', one === '' ? [] : [one]),
        ...readPlatformList(read, 'platforms', several),
    ];
}
function readPlatformList(read, input, texts) {
    const allowed = input === 'platforms' ? 'os/arch[/variant], one per line' : undefined;
    return texts.flatMap(text => (0,platform_input/* readPlatformInput */.K)(read, input, text, allowed) ?? []);
}
// Both of Docker's forms; an IPv6 address may be in brackets.
function readHosts(read) {
    return readItems(read, 'add-hosts').map(item => {
        const [, host = '', address = ''] = /^([^:=\s]+)[:=](?:\[(?=.*\]$))?([^\s\]]+)\]?$/.exec(item) ?? [];
        if (host === '' || !/^(host-gateway|[\d.]+|[\da-f:.]*:[\da-f:.]*)$/i.test(address)) {
            read.reject('add-hosts', item, 'host:ip or host=ip, one per line', 'add-hosts: mirror:10.0.0.7');
        }
        return `${host}:${address}`;
    });
}
function readLimits(read) {
    const cpusetCpus = read.text('cpuset-cpus');
    if (cpusetCpus !== '' && !(0,sizes/* isCpuSet */.b)(cpusetCpus)) {
        read.reject('cpuset-cpus', cpusetCpus, 'numbers and ranges of CPUs', 'cpuset-cpus: 0-2,4');
    }
    return {
        shmSize: readSize(read, 'shm-size'),
        ulimit: readUlimits(read),
        memory: readSize(read, 'memory'),
        memorySwap: read.text('memory-swap') === '-1' ? -1 : readSize(read, 'memory-swap'),
        cpuShares: read.text('cpu-shares') === '' ? 0 : read.integer('cpu-shares', 1, 262_144),
        cpusetCpus,
    };
}
function readSize(read, input) {
    const text = read.text(input);
    if (text === '')
        return 0;
    const bytes = (0,sizes/* parseSize */.D)(text);
    if (bytes === undefined)
        read.reject(input, text, 'a size above 0, in bytes or with k, m, g', `${input}: 64m`);
    return bytes ?? 0;
}
function readUlimits(read) {
    return read.lines('ulimit').map(line => {
        const [, name = '', soft = '', hard = soft] = /^([a-z]+)=(-1|\d+)(?::(-1|\d+))?$/.exec(line) ?? [];
        if (name === '')
            read.reject('ulimit', line, 'name=soft[:hard], one per line', 'ulimit: nofile=1024:4096');
        return `${name}=${soft}:${hard}`;
    });
}
function readSwitch(read, input) {
    const text = read.text(input);
    return /^(true|false)$/i.test(text) ? text.toLowerCase() : text;
}

// EXTERNAL MODULE: ./lib/actions/archive/inputs/checks.js + 1 modules
var checks = __webpack_require__(4069);
// EXTERNAL MODULE: ./lib/image/id.js
var id = __webpack_require__(72944);
// EXTERNAL MODULE: ./lib/image/name.js
var image_name = __webpack_require__(3158);
// EXTERNAL MODULE: ./lib/image/reference.js
var reference = __webpack_require__(68424);
;// CONCATENATED MODULE: ./lib/actions/archive/inputs/image.js




const placeholder = { host: 'docker.io', path: 'image', repository: 'image' };
/** Reads `image`, which names a repository or, for a local image, may be an id; and `name`, under which the archive is stored. */
function readImageInputs(read, source) {
    const imageId = source === 'local' ? (0,id/* parseImageId */.C)(read.text('image')) : undefined;
    const image = imageId === undefined ? readReference(read, source) : readReferenceOfId(read, imageId);
    return { image, imageId, name: (0,identity_inputs/* acceptName */.w)(read, read.text('name') || (0,image_name/* nameOf */.Vb)(image.repository)) };
}
function readReference(read, source) {
    const written = read.text('image');
    const image = (0,identity_inputs/* readRepository */.Nu)(read, written, 'a repository without tag, optionally with @sha256:<64 hex>');
    if (!image)
        return placeholder;
    if (image.digest !== undefined && source === 'build') {
        const allowed = `a digest only when the source is pull, local or registry, here it is ${source}`;
        read.reject('image', written, allowed, 'source: pull');
    }
    return image;
}
// An id names no repository, so the name of the archive has to.
function readReferenceOfId(read, imageId) {
    const name = read.text('name');
    const image = (0,reference/* parseReference */.F2)((0,reference/* lowerRepository */.Sl)((0,image_name/* repositoryOf */._M)(name)));
    if (image && image.tag === undefined)
        return image;
    const allowed = `for an image id, ${imageId}, the repository to tag it as, \`/\` written \`~\``;
    read.reject('name', name, allowed, 'name: acme~api');
    return placeholder;
}
/** Reads `all-tags`, which needs a source with a registry and excludes a version of its own. */
function readAllTags(read, source, image) {
    const allTags = read.flag('all-tags');
    if (!allTags)
        return false;
    const refuse = (because, example) => read.reject('all-tags', 'true', `false, because ${because}`, example);
    if (source !== 'pull' && source !== 'registry')
        refuse(`the source is ${source}`, 'source: registry');
    if (image.digest !== undefined)
        refuse('image has a digest', `image: ${image.repository}`);
    const version = read.text('version') || 'latest';
    if (version !== 'latest')
        refuse(`version is ${version} and every tag is one`, 'version: latest');
    return true;
}

;// CONCATENATED MODULE: ./lib/actions/archive/inputs/login.js
/** Reads the login for `registry`, which defaults to the registry of the image; undefined when none is given. */
function readLogin(read, image) {
    const [registry, username, password] = [read.text('registry'), read.text('username'), read.text('password')];
    if (username === '' && password === '') {
        if (registry !== '') {
            read.reject('registry', registry, 'only together with username and password', 'username: octocat');
        }
        return undefined;
    }
    if (username === '')
        read.reject('username', '', 'a user name, because password is given', 'username: octocat');
    if (password === '') {
        read.reject('password', '', 'a secret, because username is given', 'password: ${{ secrets.TOKEN }}');
    }
    return { host: registry || image.host, username, password };
}

;// CONCATENATED MODULE: ./lib/actions/archive/inputs/publish.js

/** Reads where image and archive go; rejects what needs exactly one image in an engine if the step does not have that. */
function readPublishRequest(read, source, several) {
    const publish = {
        tags: readTags(read),
        push: read.flag('push'),
        tagLatest: read.oneOf('tag-latest', ['auto', 'true', 'false']),
        release: readRelease(read),
        removeImage: read.oneOf('remove-image', ['none', 'tag', 'image']),
    };
    if (source === 'registry') {
        rejectImage(read, publish, 'the source is registry and no engine has the image', 'source: pull');
    }
    if (several) {
        const example = several === 'all tags' ? 'all-tags: false' : 'platforms: linux/amd64';
        rejectImage(read, publish, `${several} make more than one image`, example);
    }
    return publish;
}
// The format that docker/metadata-action writes and docker/build-push-action reads; a missing tag is not guessed.
function readTags(read) {
    return read.words('tags').flatMap(written => {
        const { tag, digest, ...name } = (0,reference/* parseReference */.F2)((0,reference/* lowerRepository */.Sl)(written)) ?? {};
        if ('path' in name && tag !== undefined && digest === undefined)
            return { ...name, tag };
        const allowed = 'full references with a tag, registry/repository:tag, one per line or between commas';
        read.reject('tags', written, allowed, 'tags: ghcr.io/acme/api:1.4');
        return [];
    });
}
function readRelease(read) {
    const release = read.text('release');
    if (/\s/.test(release)) {
        read.reject('release', release, 'the tag of one release', 'release: ${{ github.ref_name }}');
    }
    if (release !== '' && read.text('github-token') === '') {
        const allowed = 'a token with contents: write, because release is given';
        read.reject('github-token', '', allowed, 'github-token: ${{ github.token }}');
    }
    return release;
}
function rejectImage(read, { tags, push, tagLatest, removeImage }, reason, example) {
    const because = `because ${reason}`;
    if (push)
        read.reject('push', 'true', `false, ${because}`, example);
    if (tags.length > 0)
        read.reject('tags', read.words('tags').join(' '), `nothing, ${because}`, example);
    if (tagLatest === 'true')
        read.reject('tag-latest', 'true', `auto or false, ${because}`, example);
    if (removeImage !== 'none')
        read.reject('remove-image', removeImage, `none, ${because}`, example);
}

// EXTERNAL MODULE: ./lib/actions/archive/pull-policy.js
var pull_policy = __webpack_require__(66594);
;// CONCATENATED MODULE: ./lib/actions/archive/inputs/pull.js

// Compose and Kubernetes use this name.
const aliases = { 'if-not-present': 'missing' };
/** Reads when an image is pulled; only the source `pull` accepts the input. */
function readPullOptions(read, source) {
    const policy = readPolicy(read, source);
    const fallbackToLocal = read.flag('fallback-to-local');
    if (fallbackToLocal && source !== 'pull') {
        read.reject('fallback-to-local', 'true', onlyForPull(source), 'source: pull');
    }
    else if (fallbackToLocal && (policy === 'missing' || policy === 'never')) {
        const allowed = `false, because with pull-policy ${policy} an image that is in the engine is never pulled`;
        read.reject('fallback-to-local', 'true', allowed, 'pull-policy: newer');
    }
    return { policy, fallbackToLocal };
}
function readPolicy(read, source) {
    const text = read.text('pull-policy');
    if (text === '')
        return undefined;
    if (source !== 'pull') {
        read.reject('pull-policy', text, onlyForPull(source), source === 'build' ? 'pull: true' : 'source: pull');
    }
    return aliases[text] ?? read.oneOf('pull-policy', pull_policy/* pullPolicies */.SW);
}
function onlyForPull(source) {
    return `nothing, because the source is ${source}; it belongs to source: pull`;
}

;// CONCATENATED MODULE: ./lib/actions/archive/inputs/s2i.js
/** Reads the options of `s2i build`; undefined for any other source, which rejects them. */
function readS2iRequest(read, source) {
    const [from, builder, args] = [read.text('s2i-source'), read.text('builder-image'), read.lines('s2i-args')];
    const [incremental, usage] = [read.flag('s2i-incremental'), read.flag('s2i-usage')];
    if (source !== 's2i') {
        const flags = [incremental ? 's2i-incremental' : '', usage ? 's2i-usage' : ''];
        const names = ['s2i-source', 'builder-image', 's2i-args', ...flags];
        for (const input of names.filter(name => name !== '' && read.text(name) !== '')) {
            read.reject(input, read.text(input), `nothing, because the source is ${source}`, 'source: s2i');
        }
        return undefined;
    }
    accept(read, 's2i-source', from, 'a folder or git URL', 's2i-source: .');
    accept(read, 'builder-image', builder, 'an image with assemble and run scripts', 'builder-image: acme/s2i-node:22');
    // s2i would mistake anything else for the source.
    for (const arg of args.filter(each => !each.startsWith('-') || each === '--')) {
        const allowed = 'options of s2i build, one per line, the value after "="';
        read.reject('s2i-args', arg, allowed, 's2i-args: --env=STAGE=test');
    }
    return { source: from, builder, args, incremental, usage };
}
// s2i would mistake what begins with a dash for an option.
function accept(read, input, text, what, example) {
    if (text === '' || text.startsWith('-'))
        read.reject(input, text, `${what}, because the source is s2i`, example);
}

;// CONCATENATED MODULE: ./lib/actions/archive/inputs/source.js
/** Reads where the image comes from; `auto` builds when a build is described, and pulls otherwise. */
function readSource(read) {
    const source = read.oneOf('source', ['auto', 'build', 'pull', 'local', 'registry', 'archive', 's2i']);
    if (source !== 'auto')
        return { source, sourceBecause: `source is ${source}` };
    const given = ['context', 'file', 'dockerfile-inline'].filter(input => read.text(input) !== '').join(' and ');
    if (given)
        return { source: 'build', sourceBecause: `${given} given` };
    return { source: 'pull', sourceBecause: 'neither context nor file is given' };
}
/** Reads which archive file is to be converted; empty for any source but archive. */
function readArchivePath(read, source) {
    const path = read.text('archive');
    if (source === 'archive' && path === '') {
        read.reject('archive', '', 'an archive file, because the source is archive', 'archive: downloads/api.tar');
    }
    if (source !== 'archive' && path !== '') {
        read.reject('archive', path, `nothing, because the source is ${source}`, 'source: archive');
    }
    return path;
}

// EXTERNAL MODULE: ./lib/actions/archive/inputs/storage.js
var storage = __webpack_require__(65155);
;// CONCATENATED MODULE: ./lib/actions/archive/inputs.js













/**
 * Reads all inputs of the root action; throws one `INPUTS` error that lists every problem. `env` gives the values of
 * build-args without one.
 */
function readArchiveInputs(get, env) {
    const read = new input_reader/* InputReader */.i(get);
    const { source, sourceBecause } = readSource(read);
    const { image, imageId, name } = readImageInputs(read, source);
    const given = readBuildRequest(read, source, env);
    const { build, platformBecause } = applyDefaultPlatform(read, source, given, env);
    const [platform, ...others] = build.platforms;
    const existing = read.oneOf('existing', ['rebuild', 'reuse', 'fail']);
    const allTags = readAllTags(read, source, image);
    const severalImages = allTags ? 'all tags' : others.length > 0 ? 'several platforms' : undefined;
    const request = {
        image,
        imageId,
        allTags,
        version: (0,identity_inputs/* acceptVersion */.rS)(read, read.text('version') || 'latest'),
        name,
        dirtyPattern: read.pattern('dirty-pattern'),
        dirtyPolicy: read.oneOf('dirty-policy', ['allow', 'warn', 'fail']),
        allowDirty: read.flag('allow-dirty'),
        source,
        sourceBecause,
        build,
        s2i: readS2iRequest(read, source),
        pull: readPullOptions(read, source),
        archive: readArchivePath(read, source),
        retries: read.integer('retries', 0, 20),
        platform: others.length === 0 ? platform : undefined,
        platformBecause,
        combinePlatforms: readCombine(read, build.platforms.length),
        registry: readLogin(read, image),
        archiveDir: read.text('archive-dir'),
        existing,
        force: read.flag('force'),
        requireLayout: read.text('require-layout') ? read.oneOf('require-layout', layout/* layouts */.Y) : undefined,
        ...(0,storage/* readStorageRequest */.H)(read),
        checks: (0,checks/* readCheckRequest */.E)(read, source, existing),
        publish: readPublishRequest(read, source, severalImages),
        dryRun: read.flag('dry-run'),
        token: read.text('github-token'),
        dockerHost: read.text('docker-host'),
        idleTimeout: read.integer('timeout', 0, 86_400) * 1000,
        summary: read.flag('summary'),
    };
    read.finish(env);
    return request;
}
// As in the Docker CLI, it applies to images that are built or fetched; those that are here already stay what they are.
function applyDefaultPlatform(read, source, build, env) {
    if (build.platforms.length > 0 || !['build', 'pull', 'registry'].includes(source))
        return { build };
    const platform = (0,default_platform/* readDefaultPlatform */.J)(read, env);
    if (!platform)
        return { build };
    return { build: { ...build, platforms: [platform] }, platformBecause: `${default_platform/* platformVariable */.m} asks for it` };
}
function readCombine(read, platforms) {
    const combine = read.flag('combine-platforms');
    if (combine && platforms < 2) {
        const allowed = 'false, because there are not several platforms';
        read.reject('combine-platforms', 'true', allowed, 'platforms: linux/amd64,linux/arm64');
    }
    return combine;
}

;// CONCATENATED MODULE: ./lib/actions/archive/outputs.js
/** All outputs of the root action as strings: those of the first archive, and a list of all archives. */
function makeOutputs(reports) {
    const [first] = reports;
    const pruned = JSON.stringify(reports.flatMap(report => report.pruned));
    const entries = reports.map(report => toMetadata(report, fieldsOf(report)));
    return {
        ...fieldsOf(first),
        pruned,
        checks: JSON.stringify(reports.flatMap(report => report.checks)),
        metadata: JSON.stringify(entries[0]),
        archives: JSON.stringify(first.dryRun ? [] : entries),
    };
}
function fieldsOf(report) {
    const { archive, artifact } = report;
    return {
        imageid: report.imageid,
        'short-imageid': archive?.metadata.imageid ?? '',
        digest: report.publication?.pushed[0]?.digest ?? report.digest,
        platforms: report.platforms ? JSON.stringify(report.platforms) : '',
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
        'release-asset-url': report.publication?.asset?.url ?? '',
        'cache-hit': String(report.cacheHit),
        'cache-key': report.cacheKey,
    };
}
/** The entry of an archive in the outputs `metadata` and `archives`: fields with their own types. */
function toMetadata(report, fields) {
    const { archive } = report;
    const about = archive && {
        image: archive.metadata.image,
        platform: archive.metadata.platform,
        labels: archive.metadata.labels,
        ...toSettings(archive.metadata),
        created: archive.metadata.created,
        'repo-tags': archive.metadata.repo_tags,
        'config-digest': archive.metadata.config_digest,
        'manifest-digest': archive.metadata.manifest_digest,
        'index-digest': archive.metadata.index_digest,
        layout: archive.metadata.layout,
        'tar-size': archive.metadata.tar_size,
    };
    const { dirty, updated, cacheHit, pruned, checks } = report;
    const exact = { dirty, updated, 'cache-hit': cacheHit, pruned, checks };
    const platforms = report.platforms ? { platforms: report.platforms } : {};
    const size = archive ? { 'archive-size': archive.size } : {};
    return {
        image: report.image,
        ...fields,
        ...exact,
        ...platforms,
        ...size,
        ...about,
        ...(report.dryRun ? { 'dry-run': true, plan: report.plan } : {}),
    };
}
function toSettings({ settings, layers }) {
    const { user, entrypoint, cmd, exposed_ports: ports, env_count: count } = settings ?? {};
    const told = { user, entrypoint, cmd, 'exposed-ports': ports, 'env-count': count };
    return { ...(settings && told), 'layer-count': layers.length };
}

// EXTERNAL MODULE: ./lib/actions/archive/plan.js
var plan = __webpack_require__(76783);
// EXTERNAL MODULE: ./lib/actions/archive/run.js + 116 modules
var run = __webpack_require__(46496);
// EXTERNAL MODULE: ./lib/core/format.js
var format = __webpack_require__(25888);
// EXTERNAL MODULE: ./lib/actions/shared/markdown.js
var markdown = __webpack_require__(93156);
;// CONCATENATED MODULE: ./lib/actions/archive/summary.js


// GitHub drops a summary over 1 MiB as a whole.
const longestSummary = 900_000;
const mostRows = 20;
/** The job summary of one run as Markdown, one screen long. */
function makeSummary(reports, stages) {
    const [first] = reports;
    const parts = reports.length > 1 ? makeOverview(reports, stages) : makeDetails(first, stages);
    return `${[...parts, ...makePrunedTable(reports)].join('\n\n').slice(0, longestSummary)}\n`;
}
function makeDetails(report, stages) {
    const title = `## ${report.dryRun ? 'Plan for' : 'Archive of'} ${(0,markdown/* escape */.ih)(report.reference)}`;
    return [title, makeKeyTable(makeRows(report, stages)), ...makePlanList(report)];
}
function makeOverview(reports, stages) {
    const head = ['Archive', 'Platform', 'Size', 'State', 'Artifact', 'Cache'];
    const list = (0,markdown/* makeTable */.d)(head, reports, ({ archive, artifact, cached, updated }) => [
        (0,markdown/* code */.aY)(archive?.name ?? ''),
        (0,markdown/* escape */.ih)(archive?.metadata.platform ?? ''),
        (0,format/* formatBytes */.z)(archive?.size ?? 0),
        updated ? 'saved' : 'up to date',
        artifact ? (0,markdown/* link */.nf)(String(artifact.id), artifact.url) : 'none',
        cached ? 'kept' : 'none',
    ]);
    return [`## ${reports.length} archives of ${(0,markdown/* escape */.ih)(reports[0].image)}`, list, `Time: ${formatTimes(stages)}`];
}
function makeRows(report, stages) {
    const { archive, artifact } = report;
    const rows = [
        ['Version', `${(0,markdown/* escape */.ih)(report.version)} is ${report.dirty ? '**dirty**' : 'clean'}: ${(0,markdown/* escape */.ih)(report.dirtyBecause)}`],
    ];
    if (report.dryRun)
        return rows;
    rows.push(['Archive', `${report.updated ? 'saved' : 'up to date'}: ${(0,markdown/* escape */.ih)(report.because)}`]);
    if (archive) {
        const { metadata } = archive;
        rows.push(['File', (0,markdown/* code */.aY)(archive.name)]);
        rows.push([
            'Image id',
            `${(0,markdown/* code */.aY)(metadata.imageid)} (${(0,markdown/* escape */.ih)(metadata.platform)}, created ${(0,markdown/* escape */.ih)(metadata.created)})`,
        ]);
        rows.push(['Runs', describeSettings(metadata)]);
        rows.push(['Size', `${(0,format/* formatBytes */.z)(metadata.tar_size)} → ${(0,format/* formatBytes */.z)(archive.size)}`]);
    }
    rows.push(['Checks', report.checks.map(({ name }) => (0,markdown/* escape */.ih)(name)).join(', ') || 'none']);
    rows.push(['Artifact', artifact ? (0,markdown/* link */.nf)(String(artifact.id), artifact.url) : 'none']);
    rows.push(['Cache', report.cached ? (0,markdown/* code */.aY)(report.cacheKey) : 'none']);
    if (report.publication)
        rows.push(...makePublicationRows(report.publication));
    rows.push([
        'Pruned',
        report.pruned.length === 0 ? 'nothing' : `${report.pruned.length}, ${(0,format/* formatBytes */.z)(sizeOf(report.pruned))}`,
    ]);
    rows.push(['Time', formatTimes(stages)]);
    return rows;
}
function describeSettings({ settings, layers }) {
    const { user = '', entrypoint = [], cmd = [], exposed_ports: ports = [], env_count: count } = settings ?? {};
    const command = [...entrypoint, ...cmd].join(' ').slice(0, 200);
    const facts = [
        command !== '' && (0,markdown/* escape */.ih)(command),
        user !== '' && `as ${(0,markdown/* escape */.ih)(user)}`,
        ports.length > 0 && `ports ${(0,markdown/* escape */.ih)(ports.join(', '))}`,
        count !== undefined && `${count} variables`,
        `${layers.length} layers`,
    ];
    return facts.filter(fact => fact !== false).join(', ');
}
function formatTimes(stages) {
    return stages.map(({ name, seconds }) => `${(0,markdown/* escape */.ih)(name)} ${(0,format/* formatSeconds */.X)(seconds)}`).join(', ');
}
function makePublicationRows({ names, pushed, latest, asset }) {
    const list = names.map(markdown/* code */.aY).join(', ');
    const [first] = pushed;
    const rows = [];
    if (!first && names.length > 1)
        rows.push(['Tagged', list]);
    if (first)
        rows.push(['Pushed', `${list}: ${(0,markdown/* code */.aY)(first.digest)}`], ['latest', (0,markdown/* escape */.ih)(latest)]);
    if (asset)
        rows.push(['Release', `${(0,markdown/* link */.nf)('asset', asset.url)}: ${(0,markdown/* escape */.ih)(asset.because)}`]);
    return rows;
}
function makePlanList(report) {
    return report.plan.length === 0 ? [] : [report.plan.map(line => `- ${(0,markdown/* escape */.ih)(line)}`).join('\n')];
}
function makePrunedTable(reports) {
    const all = reports.flatMap(report => report.pruned);
    if (all.length === 0)
        return [];
    const shown = all.slice(0, mostRows);
    const lines = shown.map(row => `| ${(0,markdown/* escape */.ih)(row.where)} | ${(0,markdown/* escape */.ih)(row.version)} | ${(0,markdown/* code */.aY)(row.imageid)} | ${(0,format/* formatBytes */.z)(row.size)} | ${(0,markdown/* escape */.ih)(row.because)} |`);
    const rest = all.length - shown.length;
    const more = rest > 0 ? [`| … | ${rest} more | | | |`] : [];
    const head = ['| Where | Version | Image id | Size | Why |', '|---|---|---|---|---|'];
    const title = reports[0].dryRun ? 'Would be pruned' : 'Pruned';
    return [
        `<details><summary>${title}: ${all.length}</summary>\n\n${[...head, ...lines, ...more].join('\n')}\n\n</details>`,
    ];
}
function sizeOf(rows) {
    return rows.reduce((sum, row) => sum + row.size, 0);
}
function makeKeyTable(entries) {
    return ['| | |', '|---|---|', ...entries.map(([key, value]) => `| ${key} | ${value} |`)].join('\n');
}

;// CONCATENATED MODULE: ./lib/actions/archive/main.js








/** Starts the root action. */
async function startArchive() {
    return (0,main/* runAction */.Cs)(async (getInput, runner) => {
        const request = readArchiveInputs(getInput, runner.environment.env);
        const { tag, verdict } = (0,plan/* planArchive */.e)(request);
        // Set before any work, because later steps need them even when this one fails.
        (0,main/* setOutputs */.n0)({ version: request.version, tag, dirty: String(verdict.dirty) });
        const reports = await (0,run/* runArchive */.K)(request, (0,context/* openContext */.e)(runner, request)).catch(reportChecks);
        (0,main/* setOutputs */.n0)(makeOutputs(reports));
        if (request.summary)
            await (0,main/* addSummary */.S0)(makeSummary(reports, runner.stages), runner.log);
    });
}
function reportChecks(error) {
    if (error instanceof result/* CheckFailure */.j)
        (0,main/* setOutputs */.n0)({ checks: JSON.stringify(error.checks) });
    throw error;
}


/***/ })

};
