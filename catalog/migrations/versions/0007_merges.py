"""Merges of materials, so that they can be taken apart again."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table('material_merge',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('gone', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('kept', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('fresh', sa.Boolean(), nullable=False),
    sa.Column('change_id', sa.Integer(), nullable=False),
    sa.Column('parted_in', sa.Integer(), nullable=True),
    sa.Column('before', sa.JSON(), nullable=False),
    sa.Column('merged_by', sa.Integer(), nullable=False),
    sa.Column('merged_at', sqlmodel.sql.sqltypes.AutoString(length=19), nullable=False),
    sa.ForeignKeyConstraint(['change_id'], ['change.id'], ),
    sa.ForeignKeyConstraint(['parted_in'], ['change.id'], ),
    sa.ForeignKeyConstraint(['merged_by'], ['users.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('ix_material_merge_gone', 'material_merge', ['gone'], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_index('ix_material_merge_gone', table_name='material_merge')
    op.drop_table('material_merge')
