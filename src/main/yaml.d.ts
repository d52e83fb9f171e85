declare module '*.yaml' {
  const content: unknown;
  export default content;
}
declare module '*.bin' {
  const address: string;
  export default address;
}
declare const BUILD_ID: string;
