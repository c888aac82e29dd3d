import { parse } from 'yaml';
import { ApiError } from './api-error.ts';
import { gitBytes } from './git/git.ts';

/** Only what starting by hand depends on. */
interface WorkflowFile {
  readonly name: string;
  readonly runName: string | undefined;
  /** Undefined: it cannot be started by hand. */
  readonly inputs: ReadonlyMap<string, InputSpec> | undefined;
}

interface InputSpec {
  readonly required: boolean;
  readonly fallback: string;
  readonly options: readonly string[] | undefined;
}

type Inputs = Readonly<Record<string, string | number | boolean>>;

/** `.github/workflows/<file>` at a commit; undefined where it does not lie there. */
export async function readWorkflow(
  dir: string,
  commit: string,
  file: string,
): Promise<WorkflowFile | undefined> {
  if (!/^[\w.-]+\.ya?ml$/.test(file)) return undefined;
  const place = `${commit}:.github/workflows/${file}`;
  const bytes = await gitBytes(dir, ['cat-file', 'blob', place]).catch(() => undefined);
  if (bytes === undefined) return undefined;
  const yaml: unknown = parse(bytes.toString('utf8'));
  const on = member(yaml, 'on');
  const byHand =
    isRecord(on) && 'workflow_dispatch' in on ? (on.workflow_dispatch ?? {}) : undefined;
  return {
    name: text(member(yaml, 'name')) || `.github/workflows/${file}`,
    runName: text(member(yaml, 'run-name')) || undefined,
    inputs: byHand === undefined ? undefined : inputSpecs(member(byHand, 'inputs')),
  };
}

/**
 * The inputs as the run gets them, or GitHub's refusal.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_dispatchinputs
 * Wording: https://github.com/convictional/trigger-workflow-and-wait/pull/4 and the others
 * that test/sandbox/github/workflows.test.ts names, refusal by refusal.
 */
export function readInputs(
  workflow: WorkflowFile | undefined,
  given: Inputs,
): { readonly inputs: Readonly<Record<string, string>>; readonly title: string } {
  const specs = workflow?.inputs;
  if (workflow === undefined || specs === undefined) {
    throw new ApiError(422, "Workflow does not have 'workflow_dispatch' trigger");
  }
  const unexpected = Object.keys(given).filter((name) => !specs.has(name));
  if (unexpected.length > 0) {
    throw new ApiError(422, `Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  }
  const inputs: Record<string, string> = {};
  for (const [name, { required, fallback, options }] of specs) {
    const value = String(given[name] ?? fallback);
    if (required && value === '') throw new ApiError(422, `Required input '${name}' not provided`);
    if (options && !options.includes(value)) {
      const words = `Provided value '${value}' for input '${name}' not in the list of allowed values`;
      throw new ApiError(422, words);
    }
    inputs[name] = value;
  }
  return { inputs, title: titleOf(workflow, inputs) };
}

/** Of expressions in `run-name` only a leading input is understood: `${{ inputs.account || … }}`. */
function titleOf(
  { name, runName }: WorkflowFile,
  inputs: Readonly<Record<string, string>>,
): string {
  const input = /^\$\{\{\s*inputs\.([\w-]+)/.exec(runName ?? '')?.[1];
  return (input === undefined ? runName : inputs[input]) || name;
}

function inputSpecs(inputs: unknown): ReadonlyMap<string, InputSpec> {
  const entries = isRecord(inputs) ? Object.entries(inputs) : [];
  return new Map(
    entries.map(([name, spec]) => {
      const options = member(spec, 'options');
      return [
        name,
        {
          required: member(spec, 'required') === true,
          fallback: text(member(spec, 'default')),
          options: Array.isArray(options) ? options.map(String) : undefined,
        },
      ];
    }),
  );
}

function member(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
