"""Items that the newest workbook of their department does not list."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table('absent_item',
    sa.Column('item_id', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=False),
    sa.Column('file_name', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('absent_on', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.ForeignKeyConstraint(['run_id'], ['import_run.id'], ),
    sa.PrimaryKeyConstraint('item_id')
    )
    op.create_index(op.f('ix_absent_item_run_id'), 'absent_item', ['run_id'], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_index(op.f('ix_absent_item_run_id'), table_name='absent_item')
    op.drop_table('absent_item')
