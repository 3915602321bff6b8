"""Every capability that the server tells of, used once by a typed client of another project."""

import asyncio

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from conftest import BAD


def document(client):
    return types.TextDocumentIdentifier(uri=client.uri)


def position(text, mark, shift=0):
    """Where a text stands in the document; characters are those of UTF-16, and all of it is ASCII."""
    offset = text.index(mark) + shift
    line = text.count("\n", 0, offset)
    return types.Position(line=line, character=offset - (text.rfind("\n", 0, offset) + 1))


def everything():
    return types.Range(start=types.Position(line=0, character=0), end=types.Position(line=99, character=0))


def applied(text, edits):
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    def offset(place):
        return min(len(text), starts[min(place.line, len(starts) - 1)] + place.character)
    for edit in sorted(edits, key=lambda edit: offset(edit.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


async def pull(client):
    return await client.text_document_diagnostic_async(
        types.DocumentDiagnosticParams(text_document=document(client))
    )


def change(client, text, version):
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(uri=client.uri, version=version),
            content_changes=[types.TextDocumentContentChangeWholeDocument(text=text)],
        )
    )


async def test_diagnostics_are_pulled(client):
    report = await pull(client)
    found = {item.code: item for item in report.items}
    assert "XL3001" in found
    item = found["XL3001"]
    assert item.severity == types.DiagnosticSeverity.Error
    assert item.source == "xlplug"
    assert item.code_description.href.endswith("XL3001.md")
    again = await client.text_document_diagnostic_async(
        types.DocumentDiagnosticParams(text_document=document(client), previous_result_id=report.result_id)
    )
    assert isinstance(again, types.RelatedUnchangedDocumentDiagnosticReport)


async def test_diagnostics_are_pushed_to_who_does_not_pull(client):
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert any(item.code == "XL3001" for item in client.diagnostics[client.uri])


async def test_workspace_diagnostics(client):
    report = await client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(previous_result_ids=[]))
    uris = {item.uri.rsplit("/", 1)[1] for item in report.items}
    assert uris == {"web.cfg", "net.cfg"}


async def test_completion_and_resolve(client):
    change(client, BAD + "mem\n", 2)
    text = BAD + "mem\n"
    result = await client.text_document_completion_async(
        types.CompletionParams(text_document=document(client), position=position(text, "\nmem\n", 4))
    )
    item = next(item for item in result.items if item.label == "maxmem")
    assert item.insert_text_format == types.InsertTextFormat.Snippet
    resolved = await client.completion_item_resolve_async(item)
    assert "memory" in resolved.documentation.value


async def test_hover(client):
    hover = await client.text_document_hover_async(
        types.HoverParams(text_document=document(client), position=position(BAD, "xvda,"))
    )
    assert "51712" in hover.contents.value


async def test_definition_and_references(client):
    place = position(BAD, "backend=net", 9)
    found = await client.text_document_definition_async(
        types.DefinitionParams(text_document=document(client), position=place)
    )
    assert [item.uri.rsplit("/", 1)[1] for item in found] == ["net.cfg"]
    found = await client.text_document_references_async(
        types.ReferenceParams(
            text_document=document(client),
            position=place,
            context=types.ReferenceContext(include_declaration=True),
        )
    )
    assert len(found) == 2


async def test_highlight(client):
    found = await client.text_document_document_highlight_async(
        types.DocumentHighlightParams(text_document=document(client), position=position(BAD, "xvda,"))
    )
    assert len(found) == 2


async def test_symbols(client):
    symbols = await client.text_document_document_symbol_async(
        types.DocumentSymbolParams(text_document=document(client))
    )
    assert symbols[0].name == "web"
    assert {"xvda", "xvdb", "vif 0"} <= {child.name for child in symbols[0].children}
    found = await client.workspace_symbol_async(types.WorkspaceSymbolParams(query="net"))
    assert [item.name for item in found] == ["net"]


async def test_code_actions(client):
    report = await pull(client)
    item = next(item for item in report.items if item.code == "XL3001")
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=document(client),
            range=item.range,
            context=types.CodeActionContext(diagnostics=[item]),
        )
    )
    titles = [action.title for action in actions]
    assert "ignore XL3001 here" in titles
    assert any(title.startswith("explain XL3001") for title in titles)
    # lsprotocol takes every action that has a command for a command alone, and loses its arguments.
    text = await client.workspace_execute_command_async(
        types.ExecuteCommandParams(command="xlplug.explain", arguments=["XL3001"])
    )
    assert "UnknownConfigKey" in text
    all_of_it = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=document(client),
            range=everything(),
            context=types.CodeActionContext(diagnostics=[], only=["source.fixAll"]),
        )
    )
    resolved = await client.code_action_resolve_async(all_of_it[0])
    assert resolved.edit is not None


async def test_a_fix_mends(client):
    text = BAD.replace("kernal = 1\n", "builder = \"hvm\"\n").replace("type = \"pvh\"\n", "")
    change(client, text, 2)
    report = await pull(client)
    item = next(item for item in report.items if item.code == "XL3005")
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=document(client),
            range=item.range,
            context=types.CodeActionContext(diagnostics=[item]),
        )
    )
    fix = next(action for action in actions if action.is_preferred)
    edits = fix.edit.document_changes[0].edits if fix.edit.document_changes else fix.edit.changes[client.uri]
    change(client, applied(text, edits), 3)
    report = await pull(client)
    assert all(item.code != "XL3005" for item in report.items)


async def test_formatting(client):
    options = types.FormattingOptions(tab_size=2, insert_spaces=True)
    edits = await client.text_document_formatting_async(
        types.DocumentFormattingParams(text_document=document(client), options=options)
    )
    formatted = applied(BAD, edits)
    assert formatted != BAD
    change(client, formatted, 2)
    again = await client.text_document_formatting_async(
        types.DocumentFormattingParams(text_document=document(client), options=options)
    )
    assert not again
    change(client, BAD, 3)
    part = await client.text_document_range_formatting_async(
        types.DocumentRangeFormattingParams(
            text_document=document(client),
            range=types.Range(start=position(BAD, "vif"), end=position(BAD, "vif", 3)),
            options=options,
        )
    )
    assert part and all(edit.range.start.line >= 7 for edit in part)


async def test_ranges(client):
    folds = await client.text_document_folding_range_async(
        types.FoldingRangeParams(text_document=document(client))
    )
    assert [(fold.start_line, fold.end_line) for fold in folds] == [(6, 7)]
    steps = await client.text_document_selection_range_async(
        types.SelectionRangeParams(text_document=document(client), positions=[position(BAD, "xvda,")])
    )
    count, step = 0, steps[0]
    while step is not None:
        count, step = count + 1, step.parent
    assert count >= 5


async def test_semantic_tokens(client):
    full = await client.text_document_semantic_tokens_full_async(
        types.SemanticTokensParams(text_document=document(client))
    )
    assert len(full.data) % 5 == 0 and full.data
    change(client, "# more\n" + BAD, 2)
    delta = await client.text_document_semantic_tokens_full_delta_async(
        types.SemanticTokensDeltaParams(text_document=document(client), previous_result_id=full.result_id)
    )
    data = list(full.data)
    for edit in sorted(delta.edits, key=lambda edit: edit.start, reverse=True):
        data[edit.start : edit.start + edit.delete_count] = edit.data or []
    new = await client.text_document_semantic_tokens_full_async(
        types.SemanticTokensParams(text_document=document(client))
    )
    assert data == list(new.data)
    part = await client.text_document_semantic_tokens_range_async(
        types.SemanticTokensRangeParams(
            text_document=document(client),
            range=types.Range(start=types.Position(line=0, character=0), end=types.Position(line=1, character=0)),
        )
    )
    assert 0 < len(part.data) < len(new.data)


async def test_hints_links_and_lenses(client):
    hints = await client.text_document_inlay_hint_async(
        types.InlayHintParams(text_document=document(client), range=everything())
    )
    assert {"target:", "format:", "vdev:", "access:", "51712"} <= {hint.label for hint in hints}
    links = await client.text_document_document_link_async(
        types.DocumentLinkParams(text_document=document(client))
    )
    assert "file:///dev/vg/root" in {link.target for link in links}
    # Lenses are off until the client has said that it wants them.
    for _ in range(50):
        lenses = await client.text_document_code_lens_async(
            types.CodeLensParams(text_document=document(client))
        )
        if lenses:
            break
        await asyncio.sleep(0.05)
    assert "2 disks, 1 interface" in lenses[0].command.title


async def test_rename(client):
    place = position(BAD, "xvda,")
    prepared = await client.text_document_prepare_rename_async(
        types.PrepareRenameParams(text_document=document(client), position=place)
    )
    assert prepared.placeholder == "xvda"
    edit = await client.text_document_rename_async(
        types.RenameParams(text_document=document(client), position=place, new_name="xvdq")
    )
    edits = edit.document_changes[0].edits if edit.document_changes else edit.changes[client.uri]
    assert applied(BAD, edits) == BAD.replace("xvda", "xvdq")
    with pytest.raises(JsonRpcException):
        await client.text_document_rename_async(
            types.RenameParams(text_document=document(client), position=place, new_name="xvdb")
        )


async def test_settings_and_files(client):
    for _ in range(50):
        if types.WORKSPACE_DID_CHANGE_WATCHED_FILES in client.asked:
            break
        await asyncio.sleep(0.05)
    assert types.WORKSPACE_DID_CHANGE_WATCHED_FILES in client.asked
    (client.folder / ".xlplug.yaml").write_text("ignore: XL3001\n")
    client.workspace_did_change_watched_files(
        types.DidChangeWatchedFilesParams(
            changes=[
                types.FileEvent(
                    uri=(client.folder / ".xlplug.yaml").as_uri(), type=types.FileChangeType.Created
                )
            ]
        )
    )
    report = await pull(client)
    assert all(item.code != "XL3001" for item in report.items)


async def test_folders_come_and_go(client, tmp_path_factory):
    folder = tmp_path_factory.mktemp("more")
    (folder / "more.cfg").write_text("name = \"more\"\nmemory = 1\n")
    client.workspace_did_change_workspace_folders(
        types.DidChangeWorkspaceFoldersParams(
            event=types.WorkspaceFoldersChangeEvent(
                added=[types.WorkspaceFolder(uri=folder.as_uri(), name="more")], removed=[]
            )
        )
    )
    for _ in range(50):
        found = await client.workspace_symbol_async(types.WorkspaceSymbolParams(query="more"))
        if found:
            break
        await asyncio.sleep(0.05)
    assert [item.name for item in found] == ["more"]


async def test_every_capability_is_used_here(client):
    told = client.server_capabilities_told
    names = {
        name
        for name in dir(told)
        if not name.startswith("_") and getattr(told, name) not in (None, False)
    }
    assert names == {
        "position_encoding", "text_document_sync", "completion_provider", "hover_provider",
        "definition_provider", "references_provider", "document_highlight_provider",
        "document_symbol_provider", "code_action_provider", "code_lens_provider",
        "document_link_provider", "document_formatting_provider", "document_range_formatting_provider",
        "rename_provider", "folding_range_provider", "selection_range_provider",
        "semantic_tokens_provider", "inlay_hint_provider", "diagnostic_provider",
        "workspace_symbol_provider", "execute_command_provider", "workspace",
    }
