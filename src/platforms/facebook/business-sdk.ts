// The SDK is CommonJS: named exports reach the bundle only through a module that names them.

// The SDK's own copy: the file that its `require('axios')` resolves to.
export { default as sdkAxios } from 'axios/dist/node/axios.cjs';
export { FacebookAdsApi } from 'facebook-nodejs-business-sdk';
