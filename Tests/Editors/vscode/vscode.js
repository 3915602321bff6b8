// The part of VS Code's interface that the extension uses, for node: VS Code itself is in no package of Debian's.
// Documents, settings and registered providers are kept in memory, so that a session can ask as the editor would.
'use strict'
const fs = require('fs')
const path = require('path')
const { pathToFileURL, fileURLToPath } = require('url')

class Position {
  constructor(line, character) { Object.assign(this, { line, character }) }
  compareTo(other) { return this.line - other.line || this.character - other.character }
}
class Range {
  constructor(start, end) { Object.assign(this, { start, end }) }
  intersection(other) {
    const start = this.start.compareTo(other.start) > 0 ? this.start : other.start
    const end = this.end.compareTo(other.end) < 0 ? this.end : other.end
    return start.compareTo(end) > 0 ? undefined : new Range(start, end)
  }
}
class EventEmitter {
  constructor() {
    this.listeners = new Set()
    this.event = (listener) => {
      this.listeners.add(listener)
      return { dispose: () => this.listeners.delete(listener) }
    }
  }
  fire(value) { for (const listener of [...this.listeners]) listener(value) }
  dispose() { this.listeners.clear() }
}
class Uri {
  constructor(text) { this.text = text }
  static parse(text) { return new Uri(text) }
  static file(name) { return new Uri(pathToFileURL(name).href) }
  get fsPath() { return fileURLToPath(this.text) }
  toString() { return this.text }
}
class TextEdit { constructor(range, newText) { Object.assign(this, { range, newText }) } }
class WorkspaceEdit {
  constructor() { this.changes = [] }
  set(uri, edits) { this.changes.push([uri, edits]) }
}
/** A class that keeps its arguments under these names. */
const record = (...names) => class { constructor(...values) { names.forEach((name, i) => (this[name] = values[i])) } }
class CodeActionKind {
  constructor(value) { this.value = value }
  append(word) { return new CodeActionKind(this.value ? `${this.value}.${word}` : word) }
}
CodeActionKind.Empty = new CodeActionKind('')

const events = Object.fromEntries(
  ['open', 'close', 'change', 'save', 'configuration', 'folders'].map((name) => [name, new EventEmitter()])
)
const documents = []
const providers = {}
const commands = new Map()
const shown = []
const diagnostics = new Map()
const settings = new Map()
const disposable = { dispose() {} }

class Document {
  constructor(file, languageId) {
    Object.assign(this, { uri: Uri.file(file), fileName: file, languageId, version: 1, text: fs.readFileSync(file, 'utf8') })
  }
  getText() { return this.text }
  lines() { return this.text.split('\n') }
  offset(position) {
    return this.lines().slice(0, position.line).reduce((sum, line) => sum + line.length + 1, 0) + position.character
  }
  /** Edits that all mean the text before. */
  apply(edits) {
    const sorted = [...edits].sort((a, b) => b.range.start.compareTo(a.range.start))
    for (const edit of sorted) {
      const [start, end] = [this.offset(edit.range.start), this.offset(edit.range.end)]
      this.text = this.text.slice(0, start) + edit.newText + this.text.slice(end)
    }
    this.version += 1
    events.change.fire({ document: this, contentChanges: sorted.map((one) => ({ range: one.range, text: one.newText })) })
  }
}

const declared = () => JSON.parse(fs.readFileSync(path.join(process.env.EXTENSION, 'package.json'), 'utf8'))
  .contributes.configuration.properties

const languages = {
  createDiagnosticCollection: () => ({
    set: (uri, found) => diagnostics.set(uri.toString(), found),
    delete: (uri) => diagnostics.delete(uri.toString()),
    dispose: () => diagnostics.clear(),
  }),
  match: (selector, document) => (selector.some((one) => one.language === document.languageId) ? 10 : 0),
  setTextDocumentLanguage: async (document, languageId) => {
    events.close.fire(document)
    document.languageId = languageId
    events.open.fire(document)
    return document
  },
}
for (const name of [
  'CompletionItem', 'Hover', 'Definition', 'Reference', 'DocumentHighlight', 'DocumentSymbol', 'CodeActions', 'CodeLens',
  'DocumentLink', 'Rename', 'FoldingRange', 'SelectionRange', 'DocumentSemanticTokens', 'InlayHints',
]) {
  languages[`register${name}Provider`] = (selector, provider) => ((providers[name] = provider), disposable)
}
languages.registerDocumentFormattingEditProvider = (selector, provider) => ((providers.Formatting = provider), disposable)
languages.registerDocumentRangeFormattingEditProvider = (selector, provider) =>
  ((providers.RangeFormatting = provider), disposable)

const show = (kind) => async (message) => void shown.push(`${kind}: ${message}`)

module.exports = {
  Position, Range, EventEmitter, Uri, TextEdit, WorkspaceEdit, CodeActionKind,
  Location: record('uri', 'range'), Diagnostic: record('range', 'message', 'severity'),
  DiagnosticRelatedInformation: record('location', 'message'), MarkdownString: record('value'),
  CompletionItem: record('label', 'kind'), CompletionList: record('items', 'isIncomplete'), SnippetString: record('value'),
  CodeAction: record('title', 'kind'), CodeLens: record('range', 'command'), Hover: record('contents', 'range'),
  DocumentSymbol: record('name', 'detail', 'kind', 'range', 'selectionRange'), SelectionRange: record('range', 'parent'),
  DocumentHighlight: record('range', 'kind'), DocumentLink: record('range', 'target'),
  InlayHint: record('position', 'label', 'kind'), FoldingRange: record('start', 'end', 'kind'),
  FoldingRangeKind: { Comment: 1, Region: 3 }, SemanticTokens: record('data'),
  SemanticTokensLegend: record('tokenTypes', 'tokenModifiers'),
  languages,
  commands: {
    registerCommand: (name, run) => (commands.set(name, run), disposable),
    executeCommand: async (name, ...words) => commands.get(name)?.(...words),
  },
  env: { appName: 'session', openExternal: async (uri) => (shown.push(`page: ${uri}`), true) },
  window: {
    showErrorMessage: show('error'), showWarningMessage: show('warning'), showInformationMessage: show('information'),
  },
  workspace: {
    textDocuments: documents,
    workspaceFolders: undefined,
    getConfiguration: () => ({
      get: (name) => (settings.has(name) ? settings.get(name) : declared()[`xlplug.${name}`]?.default),
    }),
    createFileSystemWatcher: () => ({
      onDidCreate: () => disposable, onDidChange: () => disposable, onDidDelete: () => disposable, dispose() {},
    }),
    onDidOpenTextDocument: events.open.event, onDidCloseTextDocument: events.close.event,
    onDidChangeTextDocument: events.change.event, onDidSaveTextDocument: events.save.event,
    onDidChangeConfiguration: events.configuration.event, onDidChangeWorkspaceFolders: events.folders.event,
  },
  /** What a session reads and does. */
  session: { Document, documents, providers, shown, diagnostics, events, settings },
}
