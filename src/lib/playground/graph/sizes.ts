// The sizes that the layout of a graph and its drawing share, in pixels and characters. They stand apart from the layout so that
// a graph can be drawn without dagre.

export const nodeHeight = 46;
/** Height of the bar with the name of a state that holds others. */
export const containerTitle = 46;
/** Mean widths of a character at the sizes that the graph uses. */
export const nameCharacter = 7.4;
export const labelCharacter = 6.2;

/** How many characters of a name fit on a node of a width. */
export const nameFits = (width: number): number => Math.floor((width - 70) / nameCharacter);
/** How many characters of an edge's label are shown. */
export const longestLabel = 26;
