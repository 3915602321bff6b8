"""A client of another project, and the server under test."""

import os
import pathlib

import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

PROGRAM = os.environ["XLPLUG"]

BAD = """\
name = "web"
type = "pvh"
kernel = "/boot/vmlinuz"
memory = 512
kernal = 1
cmdline = "root=/dev/xvda1"
disk = [ "/dev/vg/root,raw,xvda,rw",
  "/dev/vg/data,raw,xvdb,rw" ]
vif = [ 'mac=00:16:3e:00:00:01,bridge=xenbr0,backend=net' ]
"""

OTHER = """\
name = "net"
type = "pvh"
kernel = "/boot/vmlinuz"
memory = 64
"""


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[PROGRAM, "lsp"]))
async def client(lsp_client: LanguageClient, tmp_path: pathlib.Path):
    (tmp_path / "web.cfg").write_text(BAD)
    (tmp_path / "net.cfg").write_text(OTHER)
    lsp_client.folder = tmp_path
    lsp_client.uri = (tmp_path / "web.cfg").as_uri()
    lsp_client.asked = []

    lsp_client.set_configuration({"xlplug": {"codeLens": True}})

    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(params: types.RegistrationParams):
        lsp_client.asked += [registration.method for registration in params.registrations]

    # The client of pytest-lsp has no answer to these, though its capabilities say so.
    for method in (types.WORKSPACE_CODE_LENS_REFRESH, types.WORKSPACE_INLAY_HINT_REFRESH):
        lsp_client.feature(method)(lambda params: None)

    result = await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities("visual-studio-code"),
            workspace_folders=[types.WorkspaceFolder(uri=tmp_path.as_uri(), name="guests")],
        )
    )
    lsp_client.server_capabilities_told = result.capabilities
    lsp_client.text_document_did_open(
        types.DidOpenTextDocumentParams(
            text_document=types.TextDocumentItem(
                uri=lsp_client.uri, language_id="xl", version=1, text=BAD
            )
        )
    )
    yield
    await lsp_client.shutdown_session()
