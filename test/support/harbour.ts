/** A made-up document with a page marker, notes and a cut: small enough to be built in every test. */
export const HARBOUR = `12. Memorandum of Conversation¹

Port Anselm, May 4, 1931.

PARTICIPANTS

- Miss Ada Thornquist, Harbour Master
- Mr. Ole Brandt, Pilot

Miss Thornquist opened the talk by recalling the Convention of 1912.² She said that the dues, as set out on pages 545565, had [Page 32] never been paid.

Mr. Brandt said that the mole was older than the Convention, and that nobody had ever paid for lying at it.³ He asked for time.

1. Source: Archive of the Harbour Office, Box 7. Secret. Drafted by Thornquist.
2. Not printed.
3. See the report of the pilots, May 1, 1931.
`;
