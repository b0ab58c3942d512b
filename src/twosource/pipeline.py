"""The flow: paths in, accounts out, one line a stage. Nothing else joins two stages.

    for account in brief(["examples/strike"]):
        print(account.story.title)
"""
