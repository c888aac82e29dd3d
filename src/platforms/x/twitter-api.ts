// The bundler keeps named exports of a CommonJS package only through a module
// that names them. The whole folder is loaded with `import()` when an X account
// publishes: a check never pays for it.
export {
  ApiPartialResponseError,
  ApiRequestError,
  ApiResponseError,
  TwitterApi,
} from 'twitter-api-v2';
