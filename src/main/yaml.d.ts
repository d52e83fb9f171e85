declare module '*.yaml' {
  const content: unknown;
  export default content;
}
declare module '*.bin' {
  const address: string;
  export default address;
}
declare const BUILD_ID: string;
/** webpack's way to take in every file of a folder. */
interface ImportMeta {
  webpackContext(folder: string, options: { regExp: RegExp }): { (name: string): unknown; keys(): string[] };
}
declare module '*.yaml?head' {
  const content: unknown;
  export default content;
}
