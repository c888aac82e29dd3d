declare module 'facebook-nodejs-business-sdk' {
  /** The part of the SDK that koho uses; it ships no types. */
  export class FacebookAdsApi {
    constructor(accessToken: string, locale: string, crashLog: boolean);
    static readonly VERSION: string;
    call(
      method: 'GET' | 'POST' | 'DELETE',
      path: readonly string[],
      params?: object,
      files?: object,
      multipart?: boolean,
      urlOverride?: string,
    ): Promise<unknown>;
  }
}

declare module 'axios/dist/node/axios.cjs' {
  import type { AxiosStatic } from 'axios';

  const axios: AxiosStatic;
  export default axios;
}
