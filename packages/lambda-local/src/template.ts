import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

export interface Resource {
  Type: string;
  Properties: JsonObject;
  Metadata: JsonObject;
}

/** What a reference comes to on this machine: by logical id for `Ref`, by `id.Attribute` for `Fn::GetAtt`. */
export type References = Record<string, string>;

export interface Template {
  /** Folder of the assembly; asset paths are relative to it. */
  dir: string;
  resources: Record<string, Resource>;
  outputs: Record<string, Json>;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads the one stack of a synthesized assembly. @throws with the reason when there is none. */
export function readTemplate(dir: string): Template {
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as {
    artifacts: Record<string, { type: string; properties?: { templateFile?: string } }>;
  };
  const files = Object.values(manifest.artifacts)
    .filter((artifact) => artifact.type === 'aws:cloudformation:stack')
    .map((artifact) => artifact.properties?.templateFile);
  const [file] = files;
  if (files.length !== 1 || !file) throw new Error(`Expected one stack in ${dir}, found ${files.length}`);
  const template = JSON.parse(readFileSync(join(dir, file), 'utf8')) as {
    Resources: Record<string, { Type: string; Properties?: JsonObject; Metadata?: JsonObject }>;
    Outputs?: Record<string, { Value: Json }>;
  };
  const resources: Record<string, Resource> = {};
  for (const [id, resource] of Object.entries(template.Resources)) {
    resources[id] = { Type: resource.Type, Properties: resource.Properties ?? {}, Metadata: resource.Metadata ?? {} };
  }
  const outputs = Object.fromEntries(Object.entries(template.Outputs ?? {}).map(([name, { Value }]) => [name, Value]));
  return { dir, resources, outputs };
}

/** The logical ids and resources of one type. */
export function ofType(template: Template, type: string): [string, Resource][] {
  return Object.entries(template.resources).filter(([, resource]) => resource.Type === type);
}

/** The logical id a `Ref` or `Fn::GetAtt` points at, also inside a `Fn::Join`; the first where there are several. */
export function targetOf(value: unknown): string | undefined {
  return targetsOf(value)[0];
}

/** Every logical id that is pointed at, in order; names of the platform (`AWS::Region`) are none. */
function targetsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(targetsOf);
  if (!isObject(value)) return [];
  if (typeof value.Ref === 'string') return value.Ref.startsWith('AWS::') ? [] : [value.Ref];
  const attribute = value['Fn::GetAtt'];
  if (Array.isArray(attribute)) return [String(attribute[0])];
  return targetsOf(value['Fn::Join']);
}

/**
 * Resolves the intrinsic functions a template may use here (Ref, GetAtt, Join, Sub, Select, Split).
 * A reference nobody gave a local meaning becomes `local:<id>`, which is recognisable wherever it turns up.
 */
export function resolve(value: unknown, references: References): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!isObject(value)) throw new Error(`Cannot resolve ${JSON.stringify(value)} of the template`);
  const [name, argument] = Object.entries(value)[0] ?? [];
  const text = (inner: unknown) => resolve(inner, references);
  switch (name) {
    case 'Ref':
      return references[String(argument)] ?? `local:${String(argument)}`;
    case 'Fn::GetAtt': {
      const key = (argument as string[]).join('.');
      return references[key] ?? `local:${key}`;
    }
    case 'Fn::Join': {
      const [separator, parts] = argument as [string, unknown[]];
      return parts.map(text).join(separator);
    }
    case 'Fn::Sub':
      return String(argument).replace(/\$\{([^}]+)\}/g, (_, key: string) => references[key] ?? `local:${key}`);
    case 'Fn::Select': {
      const [index, list] = argument as [number, unknown];
      return splitOf(list, text)[Number(index)] ?? '';
    }
    default:
      throw new Error(`The template uses ${name}, which is not resolved here`);
  }
}

function splitOf(list: unknown, text: (inner: unknown) => string): string[] {
  if (Array.isArray(list)) return list.map(text);
  const [separator, source] = (list as { 'Fn::Split': [string, unknown] })['Fn::Split'];
  return text(source).split(separator);
}
