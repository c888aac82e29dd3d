/** The connection to Facebook never stood: nothing was sent. */
export class NotConnected extends Error {
  override readonly name = 'NotConnected';
}
