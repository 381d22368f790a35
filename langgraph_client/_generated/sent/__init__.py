"""The models that are sent, each imported when it is first used. DO NOT EDIT: written by `python -m codegen`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langgraph_client._generated.sent.assistantcountrequest import AssistantCountRequest
    from langgraph_client._generated.sent.assistantcreate import AssistantCreate
    from langgraph_client._generated.sent.assistantpatch import AssistantPatch
    from langgraph_client._generated.sent.assistantsearchrequest import AssistantSearchRequest
    from langgraph_client._generated.sent.assistantversionchange import AssistantVersionChange
    from langgraph_client._generated.sent.assistantversionssearchrequest import AssistantVersionsSearchRequest
    from langgraph_client._generated.sent.command import Command
    from langgraph_client._generated.sent.croncountrequest import CronCountRequest
    from langgraph_client._generated.sent.croncreate import CronCreate
    from langgraph_client._generated.sent.cronpatch import CronPatch
    from langgraph_client._generated.sent.cronsearch import CronSearch
    from langgraph_client._generated.sent.langsmithtracer import LangSmithTracer
    from langgraph_client._generated.sent.protocolcommand import ProtocolCommand
    from langgraph_client._generated.sent.protocoleventstreamrequest import ProtocolEventStreamRequest
    from langgraph_client._generated.sent.runbatchcreate import RunBatchCreate
    from langgraph_client._generated.sent.runcreatestateful import RunCreateStateful
    from langgraph_client._generated.sent.runcreatestateless import RunCreateStateless
    from langgraph_client._generated.sent.runcreatestreamingstateful import RunCreateStreamingStateful
    from langgraph_client._generated.sent.runcreatestreamingstateless import RunCreateStreamingStateless
    from langgraph_client._generated.sent.runscancel import RunsCancel
    from langgraph_client._generated.sent.send import Send
    from langgraph_client._generated.sent.storedeleterequest import StoreDeleteRequest
    from langgraph_client._generated.sent.storelistnamespacesrequest import StoreListNamespacesRequest
    from langgraph_client._generated.sent.storeputrequest import StorePutRequest
    from langgraph_client._generated.sent.storesearchrequest import StoreSearchRequest
    from langgraph_client._generated.sent.threadcountrequest import ThreadCountRequest
    from langgraph_client._generated.sent.threadcreate import ThreadCreate
    from langgraph_client._generated.sent.threadcroncreate import ThreadCronCreate
    from langgraph_client._generated.sent.threadpatch import ThreadPatch
    from langgraph_client._generated.sent.threadprunerequest import ThreadPruneRequest
    from langgraph_client._generated.sent.threadsearchrequest import ThreadSearchRequest
    from langgraph_client._generated.sent.threadstatecheckpointrequest import ThreadStateCheckpointRequest
    from langgraph_client._generated.sent.threadstatesearch import ThreadStateSearch
    from langgraph_client._generated.sent.threadstateupdate import ThreadStateUpdate
    from langgraph_client._generated.sent.threadsuperstep import ThreadSuperstep
    from langgraph_client._generated.sent.threadsuperstepupdate import ThreadSuperstepUpdate
    from langgraph_client._generated.sent.threadttlinput import ThreadTTLInput

else:

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f"{__name__}.{name.lower()}"), name)
        globals()[name] = value  # the next time it is found without this function
        return value


__all__ = [
    "AssistantCountRequest",
    "AssistantCreate",
    "AssistantPatch",
    "AssistantSearchRequest",
    "AssistantVersionChange",
    "AssistantVersionsSearchRequest",
    "Command",
    "CronCountRequest",
    "CronCreate",
    "CronPatch",
    "CronSearch",
    "LangSmithTracer",
    "ProtocolCommand",
    "ProtocolEventStreamRequest",
    "RunBatchCreate",
    "RunCreateStateful",
    "RunCreateStateless",
    "RunCreateStreamingStateful",
    "RunCreateStreamingStateless",
    "RunsCancel",
    "Send",
    "StoreDeleteRequest",
    "StoreListNamespacesRequest",
    "StorePutRequest",
    "StoreSearchRequest",
    "ThreadCountRequest",
    "ThreadCreate",
    "ThreadCronCreate",
    "ThreadPatch",
    "ThreadPruneRequest",
    "ThreadSearchRequest",
    "ThreadStateCheckpointRequest",
    "ThreadStateSearch",
    "ThreadStateUpdate",
    "ThreadSuperstep",
    "ThreadSuperstepUpdate",
    "ThreadTTLInput",
]
