import tseslint from 'typescript-eslint';
import hooks from 'eslint-plugin-react-hooks';
import a11y from 'eslint-plugin-jsx-a11y';

const noClock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take `now` as an argument.' },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Take `now` as an argument.' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Take the id or the number as an argument.' },
];

const PLAIN_NODE = ['Buffer', 'console', 'process', 'URL', 'setTimeout', 'clearTimeout', 'fetch'];

export default tseslint.config(
  { ignores: ['dist', 'build', 'node_modules', '.data', 'training/bench-browser.mjs', 'src/**/*.js', 'tests/**/*.{cjs,mjs,js}'] },
  ...tseslint.configs.recommendedTypeChecked,
  { languageOptions: { parserOptions: { projectService: true } } },
  {
    rules: {
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 20],
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  // Plain Node, in no project of TypeScript's: what its compiler would find, a misspelt name, is looked for here.
  {
    files: ['**/*.{js,mjs,cjs}'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { parserOptions: { projectService: false, program: null }, globals: Object.fromEntries([...PLAIN_NODE, '__dirname', 'module', 'require', 'exports'].map((name) => [name, 'readonly'])) },
    rules: { ...tseslint.configs.disableTypeChecked.rules, 'no-undef': 'error', 'no-console': 'off' },
  },
  { files: ['**/*.{js,cjs}'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { files: ['src/core/**', 'src/service/**', 'src/ports.ts'], rules: { 'no-restricted-syntax': ['error', ...noClock] } },
  { files: ['src/ui/**', 'src/service/**'], rules: { 'no-restricted-globals': ['error', 'Office', 'microsoftTeams', 'fetch', 'localStorage', 'sessionStorage', 'indexedDB'] } },
  { files: ['src/**/*.tsx'], plugins: { 'react-hooks': hooks, 'jsx-a11y': a11y }, rules: { ...hooks.configs.recommended.rules, ...a11y.flatConfigs.recommended.rules } },
  { files: ['src/cli/**', 'src/local/**', 'scripts/**', 'tests/**', 'training/**'], rules: { 'no-console': 'off' } },
  // node:test waits for its tests by itself.
  { files: ['tests/browser/**'], rules: { '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test', 'before', 'after'] }] }] } },
  { files: ['tests/**', 'scripts/**'], rules: { 'max-lines-per-function': 'off', 'max-lines': 'off', complexity: 'off', '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-member-access': 'off', '@typescript-eslint/no-unsafe-argument': 'off', '@typescript-eslint/no-unsafe-call': 'off', '@typescript-eslint/no-unsafe-return': 'off' } },
);
