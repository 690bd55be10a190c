import type { ActionError } from '../../core/errors.ts';
import { findBuildFailure } from './build/failure.ts';
import { makeTreeBuildOutputs, makeTreeBuildSummary, type TreeBuild } from './build/report.ts';
import type { TreeBump } from './bump/changes.ts';
import { makeBumpOutputs, makeBumpSummary } from './bump/report.ts';
import type { TreePlan } from './plan.ts';
import { makeTreePlanOutputs } from './plan/report.ts';
import { makeTreePlanSummary } from './plan/summary.ts';
import { makeTreePruneOutputs, makeTreePruneSummary, type TreePrunedRow } from './prune/report.ts';

/** What a command reports to the step. */
export interface TreeReport {
  readonly outputs: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
  /** Markdown. */
  readonly summary: string;
  /** Fails the step after everything else was reported. */
  readonly failure?: ActionError;
}

/** Reports `command: plan`. */
export function reportPlan(plan: TreePlan): TreeReport {
  return { ...collect(warn => makeTreePlanOutputs(plan, warn)), summary: makeTreePlanSummary(plan) };
}

/** Reports `command: build`. */
export function reportBuild(build: TreeBuild): TreeReport {
  const outputs = collect(warn => makeTreeBuildOutputs(build, warn));
  return { ...outputs, summary: makeTreeBuildSummary(build), failure: findBuildFailure(build) };
}

/** Reports `command: bump`. */
export function reportBump(bump: TreeBump, dryRun: boolean): TreeReport {
  return { ...collect(warn => makeBumpOutputs(bump, warn)), summary: makeBumpSummary(bump, dryRun) };
}

/** Reports `command: prune`. */
export function reportPrune(rows: readonly TreePrunedRow[], dryRun: boolean): TreeReport {
  return { ...collect(warn => makeTreePruneOutputs(rows, warn)), summary: makeTreePruneSummary(rows, dryRun) };
}

function collect(
  makeOutputs: (warn: (text: string) => void) => Record<string, string>,
): Pick<TreeReport, 'outputs' | 'warnings'> {
  const warnings: string[] = [];
  return { outputs: makeOutputs(text => void warnings.push(text)), warnings };
}
