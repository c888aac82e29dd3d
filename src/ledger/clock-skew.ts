/**
 * How far the clock of a log's writer may lie behind that of the last one: the
 * time of its record is then evened out to the last one's, so that whoever
 * compares a record's time with the world's has to allow for as much.
 */
export const maxClockSkewMs = 300_000;
