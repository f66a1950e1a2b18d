"""`arrears intake`: a lender's file in, a recall, or a draft of its mapping profile."""
import typer
app = typer.Typer(name="intake")
@app.command()
def file() -> None: ...
@app.command()
def suggest() -> None: ...
