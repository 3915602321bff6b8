-- Opens $FILE with the server and does what a person does: looks at the diagnostics, completes, hovers, applies a fix,
-- renames, formats; writes what came of it to $OUT. For Neovim 0.7 and 0.11.
local out = {}
local function say(...) table.insert(out, table.concat(vim.tbl_map(tostring, { ... }), ' ')) end
local function finish()
  vim.fn.writefile(vim.split(table.concat(out, '\n'), '\n'), vim.env.OUT)
  vim.cmd('qall!')
end

local seconds = 30
local function await(what, condition)
  if not vim.wait(seconds * 1000, condition, 20) then
    say('no ' .. what .. ' in ' .. seconds .. ' s')
    finish()
  end
end

require('xlplug').setup({ cmd = { vim.env.XLPLUG, 'lsp' } })
vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.FILE))
local buffer = vim.api.nvim_get_current_buf()

local function client()
  local all = vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = buffer }) or vim.lsp.buf_get_clients(buffer)
  for _, one in pairs(all) do return one end
end
await('server', function() local c = client() return c and c.initialized ~= false end)
local encoding = client().offset_encoding
say('filetype', vim.bo.filetype)

local function diagnostics()
  local all = vim.diagnostic.get(buffer)
  table.sort(all, function(a, b) return a.lnum < b.lnum or (a.lnum == b.lnum and a.col < b.col) end)
  return all
end
local function tell()
  for _, d in ipairs(diagnostics()) do
    say(string.format('%d:%d %s %s', d.lnum + 1, d.col + 1, d.code or '', d.message:gsub('\n.*', '')))
  end
end

-- Asks at a place: the row from 1, and the text whose first byte is meant.
local function params(row, text, offset)
  local line = vim.api.nvim_buf_get_lines(buffer, row - 1, row, false)[1]
  vim.api.nvim_win_set_cursor(0, { row, line:find(text, 1, true) - 1 + (offset or 0) })
  return vim.lsp.util.make_position_params(0, encoding)
end
local function ask(method, request)
  local answers, problem = vim.lsp.buf_request_sync(buffer, method, request, seconds * 1000)
  if problem then say(method, problem) return end
  for _, answer in pairs(answers) do
    if answer.error or answer.err then say(method, vim.inspect(answer.error or answer.err)) end
    return answer.result
  end
end
local function lines() return vim.api.nvim_buf_get_lines(buffer, 0, -1, false) end

await('diagnostics', function() return #diagnostics() > 0 end)
say('# diagnostics')
tell()

say('# hover')
local hover = ask('textDocument/hover', params(1, 'name'))
say(vim.split(type(hover.contents) == 'table' and hover.contents.value or hover.contents, '\n')[1])

say('# keys')
say(vim.bo.omnifunc)
for _, key in ipairs({ 'K', 'gra', 'grn', 'grr', 'gO' }) do
  if vim.fn.maparg(key, 'n') == '' then say('no key', key) end
end

say('# completion')
local items = ask('textDocument/completion', params(4, 'memroy', 3))
local labels = {}
for _, item in ipairs(items.items or items) do table.insert(labels, item.label) end
table.sort(labels)
say('memory', vim.tbl_contains(labels, 'memory'))

say('# fix')
-- The slip in a key's name.
local first
for _, d in ipairs(diagnostics()) do if d.code == 'XL3001' then first = d end end
local place = params(first.lnum + 1, lines()[first.lnum + 1]:sub(first.col + 1))
local actions = ask('textDocument/codeAction', {
  textDocument = place.textDocument,
  range = { start = place.position, ['end'] = place.position },
  context = { diagnostics = { first.user_data.lsp and vim.tbl_extend('keep', first.user_data.lsp, {
    range = { start = place.position, ['end'] = place.position }, message = first.message }) } },
})
local fix
for _, action in ipairs(actions or {}) do
  if not fix and (action.kind or ''):find('quickfix', 1, true) then fix = action end
end
say(fix and fix.title)
if fix and not fix.edit then fix = ask('codeAction/resolve', fix) end
vim.lsp.util.apply_workspace_edit(fix.edit, encoding)
say(lines()[first.lnum + 1])
await('fewer diagnostics', function()
  for _, d in ipairs(diagnostics()) do if d.code == first.code and d.lnum == first.lnum then return false end end
  return true
end)

say('# rename')
local rename = params(5, 'xvda', 1)
rename.newName = 'xvdz'
vim.lsp.util.apply_workspace_edit(ask('textDocument/rename', rename), encoding)
say(lines()[5])

say('# formatting')
local edits = ask('textDocument/formatting', vim.lsp.util.make_formatting_params({}))
if edits then vim.lsp.util.apply_text_edits(edits, buffer, encoding) end
for _, line in ipairs(lines()) do say(line) end
finish()
