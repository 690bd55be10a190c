export const id = 599;
export const ids = [599];
export const modules = {

/***/ 83599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startLoad: () => (/* binding */ startLoad)
});

// EXTERNAL MODULE: ./lib/actions/shared/context.js + 9 modules
var context = __webpack_require__(98291);
// EXTERNAL MODULE: ./lib/actions/shared/main.js + 3 modules
var main = __webpack_require__(95421);
// EXTERNAL MODULE: ./lib/actions/load/inputs.js + 1 modules
var load_inputs = __webpack_require__(25422);
// EXTERNAL MODULE: ./lib/actions/load/report.js
var report = __webpack_require__(68832);
// EXTERNAL MODULE: ./lib/actions/load/run.js + 6 modules
var run = __webpack_require__(28294);
// EXTERNAL MODULE: ./lib/actions/shared/markdown.js
var markdown = __webpack_require__(93156);
;// CONCATENATED MODULE: ./lib/actions/load/summary.js

/** The job summary of the action `load` as Markdown. */
function makeLoadSummary(reports) {
    const head = ['Image', 'Version', 'Image id', 'Found in', 'What was done', 'Tags'];
    return `## Loaded images\n\n${(0,markdown/* makeTable */.d)(head, reports, toCells)}`;
}
function toCells(report) {
    const done = report.foundIn === '' ? 'not found' : report.loaded ? 'loaded' : 'not loaded';
    return [
        (0,markdown/* escape */.ih)(report.image || report.name),
        `${(0,markdown/* escape */.ih)(report.version)}${report.dirty ? ' (dirty)' : ''}`,
        report.shortImageid && (0,markdown/* code */.aY)(report.shortImageid),
        report.foundIn || 'nowhere',
        `${done}: ${(0,markdown/* escape */.ih)(report.because)}`,
        report.tags.map(markdown/* escape */.ih).join(', '),
    ];
}

;// CONCATENATED MODULE: ./lib/actions/load/main.js






/** Starts the action `load`. */
async function startLoad() {
    return (0,main/* runAction */.Cs)(async (getInput, runner) => {
        const inputs = (0,load_inputs/* readLoadInputs */._)(getInput, runner.environment.env);
        const reports = await (0,run/* runLoad */.e)(inputs, (0,context/* openContext */.e)(runner, inputs));
        (0,main/* setOutputs */.n0)((0,report/* makeLoadOutputs */.D_)(reports));
        await (0,main/* addSummary */.S0)(makeLoadSummary(reports), runner.log);
    });
}


/***/ })

};
