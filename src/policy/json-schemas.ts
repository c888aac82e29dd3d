import { type ConversionConfig, toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { accountSchema } from './schemas/account.ts';
import { departmentsSchema } from './schemas/departments.ts';
import { dictionarySchema } from './schemas/dictionary.ts';
import { frontMatterSchema } from './schemas/front-matter.ts';
import { guidelineSchema } from './schemas/guideline.ts';
import { organisationSchema } from './schemas/organisation.ts';
import { withdrawalSchema } from './schemas/withdrawal.ts';

const schemas: Readonly<
  Record<string, { readonly title: string; readonly schema: v.GenericSchema }>
> = {
  'koho.schema.json': { title: '団体の設定（policies/koho.yml）', schema: organisationSchema },
  'departments.schema.json': {
    title: '所属（policies/departments.yml）',
    schema: departmentsSchema,
  },
  'account.schema.json': {
    title: '公式アカウント（policies/accounts/ID.yml）',
    schema: accountSchema,
  },
  'guideline.schema.json': {
    title: 'ガイドライン（policies/guideline.yml）',
    schema: guidelineSchema,
  },
  'dictionary.schema.json': {
    title: '語の一覧（policies/dictionaries/ID.yml）',
    schema: dictionarySchema,
  },
  'post.schema.json': { title: '投稿の先頭の設定', schema: frontMatterSchema },
  'withdrawal.schema.json': {
    title: '公開中止・削除の申請（posts/所属/年/名前.withdraw.md）',
    schema: withdrawalSchema,
  },
};

/**
 * File name → JSON text of every schema in `docs/schemas/`, for editors to
 * complete and explain keys. What JSON Schema cannot say (a date that exists, a
 * department that is known) only koho checks.
 */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(schemas).map(([file, { title, schema }]) => {
      const { $schema, ...rest } = toJsonSchema(schema, config);
      return [file, print({ $schema, title, ...rest })];
    }),
  );
}

/** As the formatter of this repository prints JSON: a list of words stays on one line where it fits. */
function print(schema: object): string {
  const expanded = JSON.stringify(schema, null, 2);
  const words = /^(.*)\[\n\s+("[^"\n]*"(?:,\n\s+"[^"\n]*")*)\n\s+\](,?)$/gm;
  const text = expanded.replace(words, (all, before: string, list: string, comma: string) => {
    const line = `${before}[${list.replace(/,\n\s+/g, ', ')}]${comma}`;
    return line.length <= 100 ? line : all;
  });
  return `${text}\n`;
}

const config: ConversionConfig = {
  typeMode: 'input',
  // `check` has no counterpart: real dates, real time zones and hosts.
  ignoreActions: ['check'],
  overrideAction({ valibotAction, jsonSchema }) {
    return patternOf(valibotAction, jsonSchema) ?? safeIntegerOf(valibotAction, jsonSchema);
  },
};

type Overridden = ReturnType<NonNullable<ConversionConfig['overrideAction']>>;
type Context = Parameters<NonNullable<ConversionConfig['overrideAction']>>[0];

/** The `u` flag is the default of JSON Schema; the library refuses it for being a flag. */
function patternOf(
  action: Context['valibotAction'],
  jsonSchema: Context['jsonSchema'],
): Overridden {
  if (action.type !== 'regex' || !('requirement' in action)) return undefined;
  const { requirement } = action;
  return requirement instanceof RegExp ? { ...jsonSchema, pattern: requirement.source } : undefined;
}

function safeIntegerOf(
  action: Context['valibotAction'],
  jsonSchema: Context['jsonSchema'],
): Overridden {
  return action.type === 'safe_integer' ? { ...jsonSchema, type: 'integer' } : undefined;
}
