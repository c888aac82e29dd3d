// A module of its own: loaded only when the forge is asked, and a bundler that
// imports the package itself dynamically would lose its named exports.
export { getOctokit } from '@actions/github';
