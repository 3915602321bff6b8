// Starts `xlplug lsp` for files of Xen guests.
'use strict'
const vscode = require('vscode')
const { LanguageClient } = require('vscode-languageclient/node')
const { isDomain } = require('./detect')

let client

/** Starts the server; says what to do where the command is not found. */
async function start() {
  const command = vscode.workspace.getConfiguration('xlplug').get('path', 'xlplug')
  client = new LanguageClient(
    'xlplug',
    'xlplug',
    { command, args: ['lsp'] },
    {
      documentSelector: [{ language: 'xlcfg' }],
      synchronize: { configurationSection: 'xlplug' },
    }
  )
  try {
    await client.start()
  } catch (error) {
    client = undefined
    vscode.window.showErrorMessage(
      `'${command} lsp' did not start (${error.message}); set "xlplug.path" to where xlplug is`
    )
  }
}

/** Gives a file that VS Code took for something else the language of guests, where its content says so. */
function detect(document) {
  const isWanted = vscode.workspace.getConfiguration('xlplug').get('detectByContent', true)
  if (!isWanted || document.languageId === 'xlcfg' || !/\.(cfg|hvm|pvh?|pvh?linux)$/.test(document.fileName)) return
  if (isDomain(document.getText())) vscode.languages.setTextDocumentLanguage(document, 'xlcfg')
}

async function activate(context) {
  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(detect),
    vscode.commands.registerCommand('xlplug.restart', async () => {
      await client?.stop()
      await start()
    })
  )
  vscode.workspace.textDocuments.forEach(detect)
  await start()
}

function deactivate() {
  return client?.stop()
}

module.exports = { activate, deactivate }
