// What the page takes from others, under the one name `kgLibrary`: drawing by WebGL, and the editor of queries.
export { default as Sigma } from "sigma";
export { EdgeArrowProgram, EdgeLineProgram } from "sigma/rendering";
export { default as EdgeCurveProgram, EdgeCurvedArrowProgram } from "@sigma/edge-curve";
export { MultiGraph } from "graphology";
export { basicSetup } from "codemirror";
export { EditorView, keymap } from "@codemirror/view";
export { EditorState, Prec } from "@codemirror/state";
export { sparql } from "codemirror-lang-sparql";
