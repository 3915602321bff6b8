// Values of the Language Server Protocol and those of VS Code, in both directions.
'use strict'
const vscode = require('vscode')

const position = (value) => new vscode.Position(value.line, value.character)
const range = (value) => new vscode.Range(position(value.start), position(value.end))
const location = (value) => new vscode.Location(vscode.Uri.parse(value.uri), range(value.range))
const textEdit = (value) => new vscode.TextEdit(range(value.range), value.newText)

const plainPosition = (value) => ({ line: value.line, character: value.character })
const plainRange = (value) => ({ start: plainPosition(value.start), end: plainPosition(value.end) })

function workspaceEdit(value) {
  const edit = new vscode.WorkspaceEdit()
  for (const change of value.documentChanges ?? []) {
    edit.set(vscode.Uri.parse(change.textDocument.uri), change.edits.map(textEdit))
  }
  for (const [uri, edits] of Object.entries(value.changes ?? {})) {
    edit.set(vscode.Uri.parse(uri), edits.map(textEdit))
  }
  return edit
}

function diagnostic(value) {
  // The protocol counts severities and tags from 1, VS Code severities from 0.
  const made = new vscode.Diagnostic(range(value.range), value.message, (value.severity ?? 1) - 1)
  made.source = value.source
  made.code =
    value.codeDescription && value.code !== undefined
      ? { value: value.code, target: vscode.Uri.parse(value.codeDescription.href) }
      : value.code
  made.tags = value.tags
  made.relatedInformation = value.relatedInformation?.map(
    (one) => new vscode.DiagnosticRelatedInformation(location(one.location), one.message)
  )
  return made
}

const markdown = (value) => new vscode.MarkdownString(typeof value === 'string' ? value : value.value)

function completionItem(value) {
  const item = new vscode.CompletionItem(value.label, value.kind === undefined ? undefined : value.kind - 1)
  const text = value.textEdit?.newText ?? value.insertText ?? value.label
  item.insertText = value.insertTextFormat === 2 ? new vscode.SnippetString(text) : text
  if (value.textEdit?.range) item.range = range(value.textEdit.range)
  else if (value.textEdit) item.range = { inserting: range(value.textEdit.insert), replacing: range(value.textEdit.replace) }
  item.additionalTextEdits = value.additionalTextEdits?.map(textEdit)
  item.commitCharacters = value.commitCharacters
  for (const name of ['detail', 'filterText', 'preselect', 'sortText', 'tags']) item[name] = value[name]
  if (value.documentation) item.documentation = markdown(value.documentation)
  item.plain = value
  return item
}

const command = (value) => ({ title: value.title, command: value.command, arguments: value.arguments })

function codeAction(value) {
  if (typeof value.command === 'string') return command(value)
  const kind = value.kind === undefined ? undefined : vscode.CodeActionKind.Empty.append(value.kind)
  const action = new vscode.CodeAction(value.title, kind)
  if (value.edit) action.edit = workspaceEdit(value.edit)
  if (value.command) action.command = command(value.command)
  action.diagnostics = value.diagnostics?.map(diagnostic)
  action.isPreferred = value.isPreferred
  action.plain = value
  return action
}

function documentSymbol(value) {
  const symbol = new vscode.DocumentSymbol(
    value.name,
    value.detail ?? '',
    value.kind - 1,
    range(value.range),
    range(value.selectionRange)
  )
  symbol.children = (value.children ?? []).map(documentSymbol)
  return symbol
}

const selectionRange = (value) =>
  new vscode.SelectionRange(range(value.range), value.parent && selectionRange(value.parent))

function inlayHint(value) {
  const label = typeof value.label === 'string' ? value.label : value.label.map((part) => part.value).join('')
  const hint = new vscode.InlayHint(position(value.position), label, value.kind)
  hint.paddingLeft = value.paddingLeft
  hint.paddingRight = value.paddingRight
  if (value.tooltip) hint.tooltip = markdown(value.tooltip)
  return hint
}

module.exports = {
  codeAction, command, completionItem, diagnostic, documentSymbol, inlayHint, location, markdown, plainPosition,
  plainRange, range, selectionRange, textEdit, workspaceEdit,
}
