const { existsSync } = require('node:fs');
const path = require('node:path');
const HtmlWebpackPlugin = require('html-webpack-plugin');
const CopyPlugin = require('copy-webpack-plugin');
const { EsbuildPlugin } = require('esbuild-loader');
const { DefinePlugin } = require('webpack');
const yaml = require('yaml');
const ShorterNames = require('./scripts/shorter-names.cjs');

/**
 * Two builds of one source.
 *   webpack                 the tenant build, in dist/: nothing of src/local in it
 *   webpack --env local     the same panes hosted by the workbench, in build/local/
 */
module.exports = (env = {}, argv = {}) => {
  const local = Boolean(env.local);
  const production = argv.mode !== 'development';
  const page = (name, chunk, title) => new HtmlWebpackPlugin({
    filename: `${name}.html`, chunks: [chunk], template: `src/main/${name}.html`, title, scriptLoading: 'defer', inject: 'head',
    templateParameters: { office: local ? 'office-stand-in.js' : 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js' },
  });
  const models = ['encoder', 'writing-closer'].filter((folder) => existsSync(path.resolve(__dirname, `rules/model/${folder}/manifest.json`))).map((folder) => ({ folder, build: require(`./rules/model/${folder}/manifest.json`).build }));
  const [encoder, closer = ''] = models.map(({ build }) => build);
  const entry = local
    ? { taskpane: './src/local/taskpane.ts', tab: './src/local/tab.ts', workbench: './src/local/workbench/workbench.tsx' }
    : { taskpane: './src/main/taskpane.ts', tab: './src/main/tab.ts', config: './src/main/tab-config.ts', redirect: './src/main/redirect.ts', 'popup-relay': './src/main/popup-relay.ts' };
  return {
    mode: production ? 'production' : 'development',
    target: ['web', 'es2022'],
    entry,
    output: {
      path: path.resolve(__dirname, local ? 'build/local' : 'dist'),
      filename: production && !local ? '[name].[contenthash:8].js' : '[name].js',
      chunkFilename: production && !local ? '[name].[contenthash:8].js' : '[name].js',
      cssFilename: production && !local ? '[name].[contenthash:8].css' : '[name].css',
      assetModuleFilename: 'assets/[name].[contenthash:8][ext]',
      publicPath: 'auto', clean: true,
    },
    experiments: { css: true },
    // The engine's own WebAssembly is copied beside the model, not bundled.
    resolve: { extensions: ['.ts', '.tsx', '.js'], conditionNames: ['onnxruntime-web-use-extern-wasm', '...'] },
    module: {
      rules: [
        { test: /\.tsx?$/, loader: 'esbuild-loader', options: { target: 'es2022', jsx: 'automatic' } },
        // Packs and rules of reading are checked while they are built; the browser gets what has been checked.
        { test: /[\\/]pack\.yaml$|english[\\/]passages\.yaml$|model[\\/]words[\\/]words\.json$/, type: 'json', loader: path.resolve(__dirname, 'scripts/rules-loader.cjs') },
        { test: /[\\/]sources\.yaml$/, resourceQuery: /^\?shelf$/, type: 'javascript/auto', loader: path.resolve(__dirname, 'scripts/rules-loader.cjs') },
        { test: /\.yaml$/, exclude: /[\\/](pack|passages|sources)\.yaml$/, type: 'json', parser: { parse: yaml.parse } },
        // A sheet of its own, linked in the page: our policy then needs no exception for styles.
        { test: /\.css$/, type: 'css', sideEffects: true, loader: path.resolve(__dirname, 'scripts/theme-loader.cjs') },
        { test: /rules[\\/]model[\\/].*\.(bin|onnx|txt)$/, type: 'asset/resource' },
      ],
    },
    plugins: [
      new DefinePlugin({ BUILD_ID: JSON.stringify(process.env.BUILD_ID ?? 'development'), ENCODER_BUILD: JSON.stringify(encoder), CLOSER_BUILD: JSON.stringify(closer) }),
      page('taskpane', 'taskpane', 'Threshold consultation'),
      page('tab', 'tab', 'Threshold consultation'),
      ...(local
        ? [new HtmlWebpackPlugin({ filename: 'index.html', chunks: ['workbench'], template: 'src/local/workbench/workbench.html', title: 'Workbench', inject: 'head', scriptLoading: 'defer' })]
        : [page('config', 'config', 'Set up the tab'), page('redirect', 'redirect', 'Signing in'), page('popup-relay', 'popup-relay', 'Signing in')]),
      new CopyPlugin({ patterns: [
        { from: 'assets/icons', to: 'icons', noErrorOnMissing: true },
        // A folder a build: the files' names never change, and hosts may tell browsers to keep them for ever.
        ...models.flatMap(({ folder, build }) => ['manifest.json', 'model.onnx', 'vocab.txt', 'head.json'].map((name) => ({ from: `rules/model/${folder}/${name}`, to: `${folder}/${build}/${name}` }))),
        // .js: many hosts do not know .mjs, and a browser refuses a module of an unknown type.
        ...[['mjs', 'js'], ['wasm', 'wasm']].map(([from, to]) => ({ from: `node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.${from}`, to: `encoder/${encoder}/engine.${to}`, info: { minimized: true } })),
        ...(local ? [{ from: 'src/local/workbench/office-stand-in.js', to: 'office-stand-in.js' }] : []),
      ] }),
    ],
    // esbuild makes bundles small in a third of the time that terser takes.
    // What drafts has its own copy of what finds names: a part shared with the facts would make the reader, which comes first, larger.
    optimization: { splitChunks: { chunks: (chunk) => !chunk.canBeInitial() && chunk.name !== 'draft' }, minimizer: [new EsbuildPlugin({ target: 'es2022', legalComments: 'external', css: true }), new ShorterNames()] },
    performance: { hints: false },
    devtool: production ? false : 'source-map',
    stats: 'errors-warnings',
    cache: { type: 'filesystem', name: `${local ? 'local' : 'tenant'}-${production ? 'production' : 'development'}`, cacheDirectory: path.resolve(__dirname, 'build/cache') },
  };
};
