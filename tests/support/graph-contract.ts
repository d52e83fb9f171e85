import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Exchange } from '../../src/local/graph';

const FOLDER = join(__dirname, '../../../shared/contracts');
export const hasContracts = existsSync(FOLDER);
/** `describe` where Microsoft's contracts lie beside the repository; otherwise one skipped test whose title says why. */
export const describeContract = (title: string, tests: () => void): void => {
  if (hasContracts) describe(title, tests);
  else test.skip(`${title} (skipped: ../shared/contracts is not here)`, () => undefined);
};
export const contract = (name: string): unknown => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));

/** A fetch that keeps what went to and fro, the parts of a batch as exchanges of their own. */
export function recorder(): { fetch: typeof fetch; seen: Exchange[] } {
  const seen: Exchange[] = [];
  const keep = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const response = await fetch(input, init);
    const url = new URL(input instanceof Request ? input.url : input);
    const text = await response.clone().text();
    const request = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    const body = text === '' ? undefined : JSON.parse(text);
    const exchange = { method: init?.method ?? 'GET', path: url.pathname.replace('/v1.0', ''), query: url.search, request, status: response.status, body, requestHeaders: { ...(init?.headers as Record<string, string> | undefined) } };
    seen.push(exchange);
    if (exchange.path === '/$batch' && response.status === 200) seen.push(...partsOf(exchange));
    return response;
  };
  return { fetch: keep, seen };
}

interface Asked { requests: { id: string; method: string; url: string; body?: unknown; headers?: Record<string, string> }[] }
interface Answered { responses: { id: string; status: number; body?: unknown }[] }

/** The parts of a batch as exchanges of their own; without answers where the batch had none. */
export function partsOf(exchange: Exchange): Exchange[] {
  const answers = exchange.status === 200 ? (exchange.body as Answered).responses : [];
  return (exchange.request as Asked).requests.map((part): Exchange => {
    const answer = answers.find((one) => one.id === part.id);
    const url = new URL(part.url, 'http://part');
    return { method: part.method, path: url.pathname, query: url.search, request: part.body, status: answer?.status ?? 0, body: answer?.body, requestHeaders: Object.fromEntries(Object.entries({ ...part.headers, ...exchange.requestHeaders })) };
  });
}

/** Addresses that OpenAPI has no way to write, as the slice writes them. */
function expressible(path: string): string {
  return path
    .replace(/^\/sites\/([^/:]+):\/[^:]*:(\/.*)$/, '/sites/$1$2')
    .replace(/^\/sites\/([^/:]+):\/([^:]*)$/, (_, host: string, at: string) => `/sites/${host}/getByPath(path='${encodeURIComponent(at)}')`)
    .replace(/^(\/drives\/[^/]+)\/(?:root|items\/[^/:]+):\/.+?(?::\/(content|createUploadSession))?$/, (_, drive: string, rest?: string) => `${drive}/items/x${rest ? `/${rest}` : ''}`);
}

export interface Contracts {
  /** What is wrong with the answer. */
  problems(exchange: Exchange): string[];
  /** What is wrong with the request: an address, an option or a property that Microsoft does not know. */
  requestProblems(exchange: Exchange): string[];
  operationOf(method: string, path: string): string | undefined;
  check(type: string, value: unknown): boolean;
  closed(type: string, value: unknown): string[];
}

interface Content { content?: Record<string, { schema?: object & { $ref?: string } }> }
interface Operation { operationId: string; parameters?: { $ref?: string; name?: string }[]; requestBody?: Content; responses: Record<string, Content & { $ref?: string }> }
interface Slice { paths: Record<string, Record<string, Operation>>; components: { responses: Record<string, Operation['responses'][string]>; parameters: Record<string, { name: string; in: string }> } }
interface Route { template: string; shape: RegExp; literal: number; operations: Record<string, Operation> }

/** Path templates, those with the most fixed text first, so that `/items/delta` is not taken for an item called delta. */
function routesOf(slice: Slice): Route[] {
  return Object.entries(slice.paths).map(([template, operations]) => ({
    template, operations, literal: template.replace(/\{[^}]+\}/g, '').length,
    shape: new RegExp(`^${template.replace(/[$()]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`),
  })).sort((a, b) => b.literal - a.literal);
}

/** Schemas refer to the whole document, which ajv knows as `graph`. */
const absolute = (schema: object): object => JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"graph#/components/'));

/** Microsoft's published shapes, ready to hold answers against. */
export function loadContracts(): Contracts {
  const slice = contract('graph-v1.0-slice.openapi.json') as Slice;
  const routes = routesOf(slice);
  const open = addFormats(new Ajv({ strict: false, allErrors: true }));
  open.addFormat('binary', true);
  open.addSchema({ $id: 'graph', components: slice.components });
  const closedForm = contract('graph-v1.0-slice.closed.schema.json') as { $id: string };
  const shut = addFormats(new Ajv({ strict: false, allErrors: true }));
  shut.addSchema(closedForm);
  const batch = new Ajv({ strict: false, allErrors: true }).addSchema(contract('graph-batch.schema.json') as object);
  const compiled = new Map<string, ValidateFunction | undefined>();
  const errorsOf = (validate: ValidateFunction | undefined, value: unknown): string[] => (!validate ? ['no such shape'] : validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`));
  const find = (method: string, path: string): Operation | undefined => routes.find((route) => route.shape.test(expressible(path)) && route.operations[method.toLowerCase()])?.operations[method.toLowerCase()];

  function shapeOf(operation: Operation, status: number): ValidateFunction | undefined {
    const key = `${operation.operationId} ${String(status)}`;
    if (compiled.has(key)) return compiled.get(key);
    const named = operation.responses[String(status)] ?? operation.responses[`${String(status)[0] ?? ''}XX`];
    const response = named?.$ref ? slice.components.responses[named.$ref.split('/').pop() ?? ''] : named;
    const schema = response?.content?.['application/json']?.schema;
    const validate = schema ? open.compile(absolute(schema)) : undefined;
    compiled.set(key, validate);
    return validate;
  }

  const compile = (key: string, schema: object | undefined): ValidateFunction | undefined => {
    if (!compiled.has(key)) compiled.set(key, schema ? open.compile(absolute(schema)) : undefined);
    return compiled.get(key);
  };
  const closed = (type: string, value: unknown): string[] => errorsOf(shut.getSchema(`${closedForm.$id}#/definitions/microsoft.graph.${type}`), value);

  function bodyProblems(operation: Operation, request: unknown): string[] {
    const schema = operation.requestBody?.content?.['application/json']?.schema;
    if (!schema || request === undefined) return [];
    const type = schema.$ref?.split('microsoft.graph.').pop();
    return [...errorsOf(compile(`${operation.operationId} asks`, schema), request), ...(type && type !== 'fieldValueSet' ? closed(type, request) : [])];
  }

  /** Options that Graph itself puts into the links of its pages, and the one that its documentation has for uploads. */
  const OPAQUE = new Set(['$skiptoken', '$skip', '@microsoft.graph.conflictBehavior']);
  function optionProblems(operation: Operation, query: string): string[] {
    const known = new Set((operation.parameters ?? []).map((one) => (one.$ref ? slice.components.parameters[one.$ref.split('/').pop() ?? '']?.name : one.name)));
    return [...new URLSearchParams(query).keys()].filter((name) => !known.has(name) && !OPAQUE.has(name)).map((name) => `an option ${name}, which it does not have`);
  }

  function requestProblems({ method, path, query, request, status }: Exchange): string[] {
    if (path === '/$batch') return errorsOf(batch.getSchema('urn:msgraph:batch#/definitions/request'), request);
    const operation = find(method, path);
    const where = `${method} ${path}, answered ${String(status)}`;
    if (!operation) return [`${where}: no such operation`];
    return [...optionProblems(operation, query), ...bodyProblems(operation, request)].map((problem) => `${where}, asked with ${problem}`);
  }

  return {
    requestProblems,
    operationOf: (method, path) => find(method, path)?.operationId,
    problems: (exchange) => {
      if (exchange.path === '/$batch') return exchange.status === 200 ? [...errorsOf(batch.getSchema('urn:msgraph:batch#/definitions/request'), exchange.request), ...errorsOf(batch.getSchema('urn:msgraph:batch#/definitions/response'), exchange.body)] : [];
      if (exchange.status === 424) return [];
      const operation = find(exchange.method, exchange.path);
      const where = `${exchange.method} ${exchange.path} ${String(exchange.status)}`;
      if (!operation) return [`${where}: no such operation`];
      if (exchange.status === 204) return exchange.body === undefined ? [] : [`${where}: a body where none belongs`];
      return errorsOf(shapeOf(operation, exchange.status), exchange.body).map((problem) => `${where}: ${problem}`);
    },
    check: (type, value) => open.getSchema(`graph#/components/schemas/microsoft.graph.${type}`)?.(value) === true,
    closed,
  };
}
