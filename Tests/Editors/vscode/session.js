// A session with the VS Code extension and the real language server: opens $FILE and does what a person does; prints
// what came of it.
'use strict'
const Module = require('module')
const path = require('path')
const standIn = require('./vscode')
const load = Module._load
Module._load = (name, ...rest) => (name === 'vscode' ? standIn : load(name, ...rest))

const { session, Position, Range } = standIn
const say = (...words) => console.log(words.join(' '))
const secondsMax = 30

async function wait(what, condition) {
  const end = Date.now() + secondsMax * 1000
  while (!condition()) {
    if (Date.now() > end) throw new Error(`no ${what} in ${secondsMax} s`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function run() {
  const { activate, deactivate } = require(process.env.EXTENSION)
  await activate({ subscriptions: [] })
  session.settings.set('path', '/nonexistent/xlplug')
  const open = async (file, language) => {
    const document = new session.Document(file, language)
    session.documents.push(document)
    session.events.open.fire(document)
    return document
  }

  say('# a file that is not a guest')
  await open(process.env.OTHER, 'ini')
  await new Promise((resolve) => setTimeout(resolve, 100))
  say(session.shown.length, 'messages,', Object.keys(session.providers).length, 'providers')

  say('# without xlplug')
  const document = await open(process.env.FILE, 'ini')
  await wait('message', () => session.shown.length > 0)
  say(session.shown.splice(0).join('\n'))

  say('# with xlplug')
  session.settings.set('path', process.env.XLPLUG)
  await standIn.commands.executeCommand('xlplug.restart')
  const found = () =>
    [...(session.diagnostics.get(document.uri.toString()) ?? [])].sort((a, b) => a.range.start.compareTo(b.range.start))
  await wait('diagnostics', () => found().length > 0)
  for (const one of found()) {
    const { line, character } = one.range.start
    say(`${line + 1}:${character + 1}`, one.code.value ?? one.code, one.message.split('\n')[0])
  }

  const { providers } = session
  const at = (row, text, offset = 0) => new Position(row - 1, document.lines()[row - 1].indexOf(text) + offset)
  say('# hover')
  say((await providers.Hover.provideHover(document, at(1, 'name'))).contents.value.split('\n')[0])
  say('# completion')
  const list = await providers.CompletionItem.provideCompletionItems(document, at(4, 'memroy', 3), undefined, {
    triggerKind: 0,
  })
  say('memory', list.items.some((item) => item.label === 'memory'))
  say('# fix')
  const place = found().find((one) => (one.code.value ?? one.code) === 'XL3001').range
  const actions = await providers.CodeActions.provideCodeActions(document, new Range(place.start, place.start), {})
  const fix = await providers.CodeActions.resolveCodeAction(actions.find((one) => one.kind?.value === 'quickfix'))
  say(fix.title)
  document.apply(fix.edit.changes[0][1])
  say(document.lines()[3])
  say('# rename')
  const rename = await providers.Rename.provideRenameEdits(document, at(5, 'xvda', 1), 'xvdz')
  document.apply(rename.changes[0][1])
  say(document.lines()[4])
  say('# formatting')
  document.apply(await providers.Formatting.provideDocumentFormattingEdits(document, { tabSize: 2, insertSpaces: true }))
  process.stdout.write(document.getText())
  say('# symbols, tokens, links, hints, folds')
  const range = new Range(new Position(0, 0), new Position(document.lines().length, 0))
  const counts = [
    await providers.DocumentSymbol.provideDocumentSymbols(document),
    (await providers.DocumentSemanticTokens.provideDocumentSemanticTokens(document)).data,
    await providers.DocumentLink.provideDocumentLinks(document),
    await providers.InlayHints.provideInlayHints(document, range),
  ]
  say(counts.map((all) => all.length > 0).join(' '))
  say(session.shown.length === 0 ? 'no message' : session.shown.join('\n'))
  await deactivate()
}

run().catch((error) => {
  console.error(error)
  process.exit(1)
})
