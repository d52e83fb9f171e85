/** Tests mirror src. Real-browser tests (tests/browser) run after these, by scripts/test.mjs. */
module.exports = {
  testMatch: ['<rootDir>/tests/**/*.test.{ts,tsx}'],
  testPathIgnorePatterns: ['/node_modules/', '/tests/browser/'],
  transform: {
    '^.+\\.(t|j)sx?$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!(strip-bom)/)'],
  // Sheets are the build's business.
  moduleNameMapper: { '\\.css$': '<rootDir>/tests/support/no-sheet.cjs' },
  setupFiles: ['<rootDir>/tests/support/setup.cjs'],
  testEnvironment: 'node',
  // As the build names it.
  globals: { CLOSER_BUILD: 'writing-x' },
  maxWorkers: 2,
  // A busy or small machine is slow, not wrong.
  testTimeout: 30_000,
};
